"""What is filled in where nobody said anything."""

from datetime import UTC, datetime, timedelta

import pytest

from rooftree.people.persons.actions import add_person, edit_person
from rooftree.people.persons.models import Person
from rooftree.planning.bridge.assumptions import DEFAULT_DURATION, LONGEST
from rooftree.planning.bridge.typical import usually_at_once
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Kind, Space
from tests.planning.planned import DAY, assumed, at, dates, done, plan


def test_an_item_without_estimate_lasts_the_median_of_its_kind(world):
    done(world, 1, 1, 3, 4, 5)
    world.item("New", assignees=[world.ada.person])

    row = plan(world)["New"]

    assert dates(row) == (at(5, 9), at(7, 18))
    assert row.duration == 3 * DAY
    assert assumed(row)["duration"] == "history"
    assert next(one for one in row.assumptions if one["what"] == "duration")["sample"] == 5


def test_another_kind_says_nothing_about_it(world):
    done(world, 1, 1, 3, 4, 5, kind=Kind.objects.get(workspace=world.workspace, slug="bug"))
    world.item("New")

    row = plan(world)["New"]

    assert row.duration == DEFAULT_DURATION
    assert assumed(row)["duration"] == "default"


def test_with_few_examples_the_default_holds(world):
    done(world, 5, 5, 5, 5)
    world.item("New")

    assert plan(world)["New"].duration == DEFAULT_DURATION == 2 * DAY


def test_what_was_never_under_way_has_no_cycle_time(world):
    for _ in range(9):
        world.item("Ticked off", status=world.status("Done"))
    world.item("New")

    assert assumed(plan(world)["New"])["duration"] == "default"


def test_its_load_is_divided_by_how_many_its_assignee_usually_has_under_way(world):
    start = datetime(2025, 9, 1, 9, tzinfo=UTC)
    for item in done(world, 1, 1, 1, 1, 1, 1, person=world.ada.person):
        type(item).objects.filter(pk=item.pk).update(
            actual_start=start, actual_finish=start + timedelta(days=1)
        )
    for number in range(7):
        world.item(f"New {number}", assignees=[world.ada.person])

    rows = plan(world)

    load = next(one for one in rows["New 0"].assumptions if one["what"] == "load")
    assert (load["because"], load["under_way"]) == ("history", 6)
    assert load["minutes"] == round(rows["New 0"].duration / 6)
    starts = sorted(row.start for row in rows.values())
    assert starts[:5] == [at(5, 9)] * 5
    assert starts[-1] > at(5, 9)


def test_without_history_two_are_taken_to_be_under_way(world):
    for number in range(3):
        world.item(f"New {number}", assignees=[world.ada.person])

    rows = plan(world)

    assert [rows[f"New {n}"].start for n in range(3)] == [at(5, 9), at(5, 9), at(7, 9)]
    assert assumed(rows["New 0"])["load"] == "default"


def test_usual_work_under_way_is_the_average_over_the_time_with_any():
    start = datetime(2026, 1, 1, tzinfo=UTC)
    hour = timedelta(hours=1)

    assert usually_at_once([(start, start + hour), (start, start + hour)]) == 2
    assert usually_at_once([(start, start + hour), (start + 9 * hour, start + 10 * hour)]) == 1
    assert usually_at_once([(start, start + 2 * hour), (start + hour, start + 3 * hour)]) == 4 / 3


def test_unassigned_items_draw_on_the_members_as_one_pool(world):
    for number in range(3):
        world.item(f"Loose {number}", estimate_likely=DAY)

    rows = plan(world)

    assert [rows[f"Loose {n}"].start for n in range(3)] == [at(5, 9), at(5, 9), at(6, 9)]
    row = rows["Loose 0"]
    assert assumed(row) == {"doers": "unassigned"}
    assert row.assumptions[0]["persons"] == [world.ada.person.pk, world.ben.person.pk]


def test_what_a_member_does_the_pool_cannot_do_again(world):
    world.item("Ada's", estimate_likely=2 * DAY, assignees=[world.ada.person], priority=4)
    world.item("Ben's", estimate_likely=DAY, assignees=[world.ben.person], priority=4)
    world.item("Loose", estimate_likely=DAY)

    rows = plan(world)

    assert rows["Loose"].start == at(6, 9)
    assert [one["code"] for one in rows["Loose"].reasons] == ["busy"]


def test_pools_that_share_people_count_them_once(world):
    created = create_space(prefix="APP", name="App", by=world.ada.actor)
    other = Space.objects.get(pk=created.subject.pk)
    guest = _placeholder(world, "Eve")
    world.item("Eve's", estimate_likely=4 * DAY, assignees=[guest], priority=4)
    for number in range(4):
        world.item(f"Here {number}", estimate_likely=DAY)
        type(world)(**{**vars(world), "space": other}).item(f"There {number}", estimate_likely=DAY)

    rows = plan(world)

    per_day = [row.start for row in rows.values() if row.start == at(5, 9)]
    assert len(per_day) == 3  # Ada, Ben and Eve, who is busy, in two spaces


def test_a_placeholder_counts_where_work_is_assigned_to_them(world):
    guest = _placeholder(world, "Eve")
    world.item("Eve's", estimate_likely=DAY, assignees=[guest])
    world.item("Loose")

    row = plan(world)["Loose"]

    assert guest.pk in row.assumptions[0]["persons"]
    assert world.cleo.person.pk not in row.assumptions[0]["persons"]


def test_without_members_an_item_is_planned_in_usual_hours(world):
    Person.objects.filter(workspace=world.workspace).update(is_active=False)
    world.item("Loose", estimate_likely=2 * DAY)

    row = plan(world)["Loose"]

    assert dates(row) == (at(5, 9), at(6, 18))
    assert assumed(row) == {"doers": "nobody"}


def test_who_left_does_no_work(world):
    world.item("Ben's", estimate_likely=DAY, assignees=[world.ben.person])
    edit_person(world.ben.person, is_active=False, by=world.ada.actor)

    row = plan(world)["Ben's"]

    assert [one["because"] for one in row.assumptions][:2] == ["left", "unassigned"]
    assert row.assumptions[1]["persons"] == [world.ada.person.pk]


def test_a_person_without_calendar_works_monday_to_friday_eight_hours(world):
    world.item("Week and a bit", estimate_likely=6 * DAY, assignees=[world.ada.person])

    row = plan(world)["Week and a bit"]

    assert dates(row) == (at(5, 9), at(12, 18))
    assert assumed(row) == {"hours": "no-calendar"}


def test_several_assignees_share_the_work_equally(world):
    people = [world.ada.person, world.ben.person]
    world.item("Ada's", estimate_likely=DAY, assignees=people[:1], priority=4)
    world.item("Both", estimate_likely=2 * DAY, assignees=people)

    row = plan(world)["Both"]

    assert dates(row) == (at(5, 9), at(6, 18))  # Ben's half today, Ada's tomorrow
    assert [piece[3] for piece in row.pieces] == [DAY, DAY]


def test_of_three_points_the_likely_one_is_planned(world):
    world.item("Three", estimate_low=60, estimate_likely=DAY, estimate_high=9 * DAY)

    assert plan(world)["Three"].duration == DAY


def test_what_remains_comes_before_the_estimate(world):
    world.item("Half done", estimate_likely=4 * DAY, remaining=DAY, assignees=[world.ada.person])

    assert dates(plan(world)["Half done"]) == (at(5, 9), at(5, 18))


@pytest.mark.parametrize("columns", [{"estimate_likely": 0}, {"remaining": 0}])
def test_no_work_takes_no_time_and_nobody(world, columns):
    world.item("Nothing", **columns)

    row = plan(world)["Nothing"]

    assert row.start == row.finish
    assert not row.assumptions
    assert not row.pieces


def test_a_milestone_takes_no_time(world):
    kind = Kind.objects.get(workspace=world.workspace, slug="milestone")
    world.item("Launch", kind=kind)

    row = plan(world)["Launch"]

    assert row.start == row.finish
    assert not row.assumptions


def test_more_than_ten_years_are_planned_as_ten(world):
    world.item("For ever", estimate_likely=2_000_000_000, assignees=[world.ada.person])

    row = plan(world)["For ever"]

    assert row.duration == LONGEST
    assert assumed(row)["duration"] == "longest"
    assert row.finish.year == 2035


def _placeholder(world, name):
    return Person.objects.get(pk=add_person(name=name, by=world.ada.actor).subject.pk)
