"""Work under way counts from its actual start with what remains."""

from tests.planning.planned import DAY, assumed, at, codes, dates, plan, set_on, under_way


def test_it_keeps_its_start_and_goes_on_today(world):
    under_way(world, "Begun", at(1, 9), remaining=DAY, assignees=[world.ada.person])

    row = plan(world)["Begun"]

    assert dates(row) == (at(1, 9), at(5, 18))
    assert assumed(row) == {"hours": "no-calendar"}
    assert codes(row)[0] == "under-way"


def test_without_remaining_the_working_time_since_the_start_is_done(world):
    under_way(world, "Begun", at(1, 9), estimate_likely=4 * DAY, assignees=[world.ada.person])

    row = plan(world)["Begun"]

    assert dates(row) == (at(1, 9), at(6, 18))  # Thursday and Friday are done
    assert assumed(row)["remaining"] == "elapsed"


def test_what_should_be_over_has_a_quarter_left(world):
    under_way(world, "Stuck", at(1, 9, month=1), estimate_likely=DAY, assignees=[world.ada.person])

    row = plan(world)["Stuck"]

    assert assumed(row)["remaining"] == "least"
    assert row.duration == DAY // 4
    assert row.finish == at(5, 11)


def test_without_estimate_the_usual_time_less_what_passed_remains(world):
    under_way(world, "Begun", at(2, 9), assignees=[world.ada.person])

    row = plan(world)["Begun"]

    assert row.duration == DAY
    assert assumed(row).keys() == {"duration", "load", "remaining", "hours"}
    remaining = next(one for one in row.assumptions if one["what"] == "remaining")
    assert remaining["minutes"] == DAY // 2  # half of the day goes to other work


def test_what_remains_is_the_work_of_all_assignees_together(world):
    people = [world.ada.person, world.ben.person]
    under_way(world, "Begun", at(2, 9), estimate_likely=4 * DAY, assignees=people)

    row = plan(world)["Begun"]

    assert row.finish == at(5, 18)
    assert {"what": "remaining", "because": "elapsed", "minutes": 2 * DAY} in row.assumptions


def test_it_comes_before_work_to_do(world):
    world.item("Urgent", estimate_likely=DAY, assignees=[world.ada.person], priority=4)
    under_way(world, "Begun", at(2, 9), remaining=DAY, assignees=[world.ada.person])

    rows = plan(world)

    assert rows["Begun"].finish == at(5, 18)
    assert rows["Urgent"].start == at(6, 9)


def test_one_person_does_not_do_two_things_full_time_at_once(world):
    for title in ("One", "Two"):
        under_way(world, title, at(2, 9), remaining=DAY, assignees=[world.ada.person])

    rows = plan(world)

    assert {row.finish for row in rows.values()} == {at(5, 18), at(6, 18)}
    assert {row.start for row in rows.values()} == {at(2, 9)}


def test_begun_later_today_it_does_not_finish_before_it_began(world):
    under_way(world, "Just now", at(5, 17, 30), remaining=60, assignees=[world.ada.person])

    assert dates(plan(world)["Just now"]) == (at(5, 17, 30), at(6, 9, 30))


def test_an_item_being_done_that_nobody_saw_starting_starts_with_the_plan(world):
    item = world.item(
        "Imported", status=world.status("In progress"), estimate_likely=DAY, assignees=[]
    )
    set_on(item, actual_start=None)

    assert dates(plan(world)["Imported"]) == (at(5, 9), at(5, 18))
