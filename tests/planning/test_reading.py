"""What pages and checks read of a plan, and what they do not get to see."""

from datetime import date

import pytest

from rooftree.errors import NotFound
from rooftree.people.calendars.actions import add_absence
from rooftree.planning.proposals.accepting import accept_plan
from rooftree.planning.queries import current_proposal, daily_load, effective_dates, plan_rows, why
from rooftree.planning.refreshing import refresh
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.items.models import Item
from rooftree.work.links.actions import add_dependency
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space
from tests.planning.planned import DAY, MONDAY, at, plan, under_way


def test_before_the_first_proposal_nothing_has_a_date(world):
    world.item("One")

    assert current_proposal(world.workspace.pk) is None
    assert effective_dates(world.workspace.pk) == {}
    assert daily_load(world.workspace.pk) == {}
    assert plan_rows(world.ben.viewer).rows[0].start is None


def test_the_plan_of_record_counts_once_there_is_one(world):
    item = world.item("One", estimate_likely=DAY, assignees=[world.ada.person])
    accept_plan(_refresh(world), by=world.ada.actor)
    other = world.item("Two", estimate_likely=DAY, assignees=[world.ada.person], priority=4)
    _refresh(world)

    found = effective_dates(world.workspace.pk)

    assert found[item.pk] == (at(5, 9), at(5, 18))
    assert found[other.pk] == (at(5, 9), at(5, 18))


def test_a_parent_has_the_envelope_of_its_leaves(world):
    parent = world.item("Parent")
    for days in (1, 2):
        world.item(f"{days}", estimate_likely=days * DAY, parent=parent)
    _refresh(world)

    assert effective_dates(world.workspace.pk)[parent.pk] == (at(5, 9), at(6, 18))


def test_what_is_done_or_archived_has_no_dates(world):
    world.item("Done", status=world.status("Done"))
    _refresh(world)

    assert effective_dates(world.workspace.pk) == {}


def test_load_is_told_by_person_and_day(world):
    world.item("One", estimate_likely=DAY + 60, assignees=[world.ada.person])
    world.item("Loose", estimate_likely=DAY)
    _refresh(world)

    assert daily_load(world.workspace.pk) == {
        world.ada.person.pk: {MONDAY: (DAY, DAY), date(2026, 1, 6): (60, DAY)}
    }


def test_the_plan_itself_loads_nobody_beyond_capacity(world):
    for number in range(4):
        people = [world.ada.person, world.ben.person][: 1 + number % 2]
        world.item(f"{number}", estimate_likely=600, assignees=people)
        world.item(f"Assumed {number}", assignees=people)
    under_way(world, "Begun", at(2, 9), assignees=[world.ben.person])
    _refresh(world)

    for days in daily_load(world.workspace.pk).values():
        assert all(load <= capacity for load, capacity in days.values())


def test_an_absence_after_acceptance_shows_as_overload(world):
    world.item("One", estimate_likely=4 * DAY, assignees=[world.ada.person])
    accept_plan(_refresh(world), by=world.ada.actor)
    add_absence(
        world.ada.person,
        first_day=date(2026, 1, 5),
        last_day=date(2026, 1, 6),
        by=world.ada.actor,
    )
    _refresh(world)

    days = daily_load(world.workspace.pk)[world.ada.person.pk]

    assert days == {date(2026, 1, 7): (2 * DAY, DAY), date(2026, 1, 8): (2 * DAY, DAY)}


def test_rows_come_by_start_with_parents_above_their_children(world):
    parent = world.item("Parent", target=date(2026, 1, 6))
    world.item("Second", estimate_likely=DAY, parent=parent, assignees=[world.ada.person])
    world.item("Third", estimate_likely=DAY, parent=parent, assignees=[world.ada.person])
    first = world.item("First", estimate_likely=60, assignees=[world.ada.person], priority=4)
    make_commitment(first, to_whom="Acme", date=date(2026, 1, 4), by=world.ada.actor)
    _refresh(world)

    rows = plan_rows(world.ben.viewer).rows

    assert [(row.title, row.depth, row.is_group) for row in rows] == [
        ("First", 0, False),
        ("Parent", 0, True),
        ("Second", 1, False),
        ("Third", 1, False),
    ]
    assert (rows[1].start, rows[1].finish) == (rows[2].start, rows[3].finish)
    assert [row.is_late for row in rows] == [True, True, False, False]
    assert rows[0].promises == (date(2026, 1, 4),)
    assert rows[2].assignees == ((world.ada.person.pk, "Ada"),)
    assert rows[3].is_critical
    assert rows[3].float == 0
    assert rows[2].assumed == ("hours",)


def test_a_row_says_how_the_proposal_differs_from_what_was_agreed(world):
    world.item("One", estimate_likely=DAY, assignees=[world.ada.person])
    accept_plan(_refresh(world), by=world.ada.actor)
    assert not plan_rows(world.ben.viewer).rows[0].differs
    add_absence(world.ada.person, first_day=MONDAY, last_day=MONDAY, by=world.ada.actor)
    _refresh(world)

    row = plan_rows(world.ben.viewer).rows[0]

    assert row.differs
    assert row.shift_days == 1
    assert row.record_finish == at(5, 18)


def test_rows_of_one_space_are_of_that_space(world):
    created = create_space(prefix="APP", name="App", by=world.ada.actor)
    world.item("Here")
    _refresh(world)

    assert plan_rows(world.ben.viewer, Space.objects.get(pk=created.subject.pk)).rows == ()
    assert len(plan_rows(world.ben.viewer, world.space).rows) == 1


def test_what_one_may_not_see_is_in_no_row_arrow_or_envelope(world):
    parent = world.item("Parent")
    secret = world.item("Secret", estimate_likely=9 * DAY, parent=parent, is_private=True)
    shown = world.item("Shown", estimate_likely=DAY, parent=parent)
    add_dependency(shown, secret, by=world.ada.actor)
    _refresh(world)

    seen = plan_rows(world.ben.viewer)

    assert [row.title for row in seen.rows] == ["Parent", "Shown"]
    assert seen.rows[0].finish == seen.rows[1].finish
    assert seen.arrows == ()
    assert len(plan_rows(world.ada.viewer).arrows) == 1


def test_a_child_of_a_hidden_parent_stands_by_itself(world):
    parent = world.item("Parent", is_private=True)
    world.item("Child", parent=parent)
    _refresh(world)

    row = plan_rows(world.ben.viewer).rows[0]

    assert (row.title, row.depth, row.parent_id) == ("Child", 0, None)


def test_why_names_the_item_waited_for(world):
    first = world.item("First", estimate_likely=DAY, assignees=[world.ada.person])
    second = world.item("Second", estimate_likely=DAY, assignees=[world.ben.person])
    add_dependency(first, second, lag=60, by=world.ada.actor)
    _refresh(world)

    told = why(world.ben.viewer, second)

    assert told.sentences[0] == (
        "It waits for WEB-1 to finish. Between the two lies a lag of 1 hour."
    )
    assert told.is_critical


def test_why_says_who_is_busy_with_what(world):
    world.item("First", estimate_likely=DAY, assignees=[world.ada.person])
    second = world.item("Second", estimate_likely=DAY, assignees=[world.ada.person])
    world.item("Long", estimate_likely=9 * DAY, assignees=[world.ben.person])
    _refresh(world)

    told = why(world.ben.viewer, second)

    assert told.sentences == (
        "Ada is busy with WEB-1 until then.",
        "It may slip by 7 working days before the end of the plan does.",
    )


def test_why_does_not_name_what_one_may_not_see(world):
    secret = world.item(
        "Secret", estimate_likely=DAY, assignees=[world.ada.person], is_private=True
    )
    busy = world.item("Busy", estimate_likely=DAY, assignees=[world.ada.person])
    waits = world.item("Waits", estimate_likely=DAY, assignees=[world.ben.person])
    add_dependency(secret, waits, by=world.ada.actor)
    _refresh(world)

    assert why(world.ben.viewer, busy).sentences[0] == (
        "Ada is busy with an item you cannot see until then."
    )
    assert why(world.ben.viewer, waits).sentences[0] == (
        "It waits for an item you cannot see to finish."
    )
    with pytest.raises(NotFound):
        why(world.ben.viewer, secret)


def test_why_tells_of_absence_and_start_date(world):
    add_absence(world.ada.person, first_day=MONDAY, last_day=MONDAY, by=world.ada.actor)
    away = world.item("Away", estimate_likely=DAY, assignees=[world.ada.person])
    later = world.item("Later", estimate_likely=DAY, start=date(2026, 1, 7))
    _refresh(world)

    assert "Ada away; work goes on on Tue, 6 Jan 2026." in why(world.ben.viewer, away).sentences
    assert (
        why(world.ben.viewer, later)
        .sentences[0]
        .startswith("It does not start before Wed, 7 Jan 2026")
    )


def test_why_lists_each_assumption_with_source_and_remedy(world):
    item = world.item("New", assignees=[world.ada.person])
    _refresh(world)

    duration, load, hours = why(world.ben.viewer, item).assumed

    assert duration.sentence == (
        "Nobody estimated it: it is taken to last 2 working days, since fewer than 5 items of its "
        "kind have gone from start to finish."
    )
    assert (duration.remedy, duration.minutes) == ("Set an estimate.", DAY)
    assert "1 working day of work" in load.sentence
    assert hours.remedy == "Give Ada a calendar."


def test_why_has_a_sentence_for_what_is_not_planned(world):
    parent = world.item("Parent")
    leaf = world.item("Leaf", parent=parent)
    finished = world.item("Finished", status=world.status("Done"))
    _refresh(world)
    late = world.item("Late")

    def sentence(item):
        return why(world.ben.viewer, Item.objects.get(pk=item.pk)).sentences[0]

    assert sentence(parent) == "It runs from the start of WEB-2 to the finish of WEB-2."
    assert sentence(finished).endswith("this is in Done.")
    assert sentence(late) == "The plan has not been computed since this came up."
    assert sentence(leaf).startswith("Nothing holds it back")


@pytest.mark.parametrize("count", [3, 30])
def test_more_items_are_not_more_queries(world, count, django_assert_max_num_queries):
    parent = world.item("Parent")
    before = None
    for number in range(count):
        item = world.item(f"{number}", parent=parent, assignees=[world.ada.person])
        if before is not None:
            add_dependency(before, item, by=world.ada.actor)
        before = item
    with django_assert_max_num_queries(40):
        plan(world)
    with django_assert_max_num_queries(4):
        effective_dates(world.workspace.pk)
    with django_assert_max_num_queries(9):
        daily_load(world.workspace.pk)
    viewer, item = world.ben.viewer, Item.objects.select_related("space").get(pk=before.pk)
    with django_assert_max_num_queries(8):
        plan_rows(viewer)
    with django_assert_max_num_queries(6):
        why(viewer, item)


def _refresh(world):
    return refresh(world.workspace.pk, today=MONDAY)
