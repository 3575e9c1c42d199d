"""The finer points of the rules, judged on snapshots made by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rooftree.alignment.checks.loading import with_parents
from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.checks.snapshot import (
    Dates,
    DependencyRow,
    GoalRow,
    ItemRow,
    Load,
    Snapshot,
)

MONDAY = date(2026, 3, 2)
ADA, BEN = 1, 2


def when(day, hour):
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def item(pk, *, category="todo", parent=None, owner=None, target=None, space=1, **more):
    more = {"is_private": False, "in_open_space": True} | more
    return ItemRow(pk, parent, category, owner, target, space, **more)


def snapshot(*items, **more):
    nothing = {
        "today": MONDAY,
        "zone": "UTC",
        "items": {row.pk: row for row in items},
        "assignees": {},
        "dependencies": (),
        "commitments": (),
        "goals": (),
        "behind": {},
        "serving": frozenset(),
        "dates": {},
        "load": {},
        "weeks": {},
    }
    return Snapshot(**nothing | more)


def found(rule, scene):
    return list(RULES[rule].find(scene))


@pytest.mark.parametrize(
    ("kind", "lag", "start", "finish", "is_broken"),
    [
        # The predecessor runs on Monday from 9 to 18 o'clock.
        ("FS", 0, when(2, 18), when(3, 18), False),
        ("FS", 0, when(2, 17), when(3, 18), True),
        ("SS", 0, when(2, 9), when(2, 10), False),
        ("SS", 0, when(2, 8), when(2, 10), True),
        ("FF", 0, when(2, 9), when(2, 18), False),
        ("FF", 0, when(2, 9), when(2, 17), True),
        ("SF", 0, when(1, 9), when(2, 9), False),
        ("SF", 0, when(1, 9), when(2, 8), True),
        ("FS", 480, when(4, 9), when(4, 18), False),
        ("FS", 480, when(3, 17), when(4, 18), True),
        ("FS", -480, when(2, 9), when(2, 18), False),
        ("SS", 60, when(2, 10), when(2, 18), False),
        ("SS", 61, when(2, 10), when(2, 18), True),
    ],
)
def test_a_dependency_holds_one_end_by_another(kind, lag, start, finish, is_broken):
    scene = snapshot(
        item(1),
        item(2, owner=ADA),
        dependencies=(DependencyRow(7, 1, 2, kind, lag),),
        dates={1: Dates(when(2, 9), when(2, 18)), 2: Dates(start, finish)},
    )

    raised = found("dependency-broken", scene)

    assert [(one.subject_id, one.owner_id, one.variant) for one in raised] == (
        [(2, ADA, kind)] if is_broken else []
    )


def test_a_lag_passes_in_the_working_time_of_who_does_the_successor():
    every_day = [[[0, 1440]]] * 7
    scene = snapshot(
        item(1),
        item(2),
        assignees={2: (BEN,)},
        dependencies=(DependencyRow(7, 1, 2, "FS", 480),),
        dates={1: Dates(when(2, 9), when(2, 18)), 2: Dates(when(3, 2), when(3, 18))},
    )

    assert len(found("dependency-broken", scene)) == 1
    always = snapshot(
        *scene.items.values(),
        assignees=scene.assignees,
        dependencies=scene.dependencies,
        dates=scene.dates,
        weeks={BEN: every_day},
    )
    assert found("dependency-broken", always) == []


def test_what_is_not_planned_breaks_no_dependency():
    scene = snapshot(
        item(1),
        item(2),
        dependencies=(DependencyRow(7, 1, 2, "FS", 0),),
        dates={1: Dates(when(2, 9), when(2, 18))},
    )

    assert found("dependency-broken", scene) == []


@pytest.mark.parametrize(
    ("finish", "is_late"),
    [(when(3, 18), False), (when(4, 0), False), (when(4, 9), True)],
)
def test_work_that_ends_at_midnight_ends_the_day_before(finish, is_late):
    scene = snapshot(item(1, target=date(2026, 3, 3)), dates={1: Dates(when(2, 9), finish)})

    assert bool(found("plan-after-target", scene)) is is_late


def test_days_are_those_of_the_workspace():
    late_evening = when(3, 23) + timedelta(minutes=30)
    scene = snapshot(
        item(1, target=date(2026, 3, 3)),
        dates={1: Dates(when(2, 9), late_evening)},
        zone="Europe/Berlin",
    )

    (raised,) = found("plan-after-target", scene)

    assert raised.evidence["finish"] == {"day": "2026-03-04"}


@pytest.mark.parametrize(
    ("days", "is_found"),
    [
        ({0: (500, 480), 1: (500, 480)}, True),
        ({0: (500, 480), 9: (60, 0)}, True),
        ({0: (500, 480), 1: (480, 480)}, False),
        ({-1: (500, 480), 0: (500, 480)}, False),
    ],
)
def test_a_person_is_overloaded_on_two_days_to_come(days, is_found):
    load = {MONDAY + timedelta(days=day): Load(*figures) for day, figures in days.items()}

    raised = found("person-overloaded", snapshot(load={BEN: load}))

    assert [one.subject_id for one in raised] == ([BEN] if is_found else [])
    assert all(one.owner_id == BEN for one in raised)


def test_the_owner_of_a_finding_is_the_items_owner_or_else_who_works_on_it():
    scene = snapshot(
        item(1, category="doing", owner=ADA),
        item(2, category="doing"),
        item(3, category="doing"),
        assignees={1: (BEN,), 2: (BEN, ADA)},
    )

    raised = found("work-without-goal", scene)

    assert [one.owner_id for one in raised] == [ADA, BEN, None]


def test_only_work_under_way_must_have_an_owner_and_a_goal():
    scene = snapshot(item(1), item(2, category="discovery"))

    assert found("work-without-goal", scene) == []
    assert found("work-without-owner", scene) == []


@pytest.mark.parametrize(
    ("start", "finish", "is_found"),
    [(-9, 9, True), (0, 0, True), (1, 9, False), (-9, -1, False)],
)
def test_a_goal_needs_work_in_its_period_only(start, finish, is_found):
    goal = GoalRow(4, ADA, MONDAY + timedelta(days=start), MONDAY + timedelta(days=finish))

    raised = found("goal-without-work", snapshot(item(1), goals=(goal,), behind={4: {99}}))

    assert [(one.kind, one.subject_id, one.owner_id) for one in raised] == (
        [("goal", 4, ADA)] if is_found else []
    )
    assert found("goal-without-work", snapshot(item(1), goals=(goal,), behind={4: {1}})) == []


def test_a_whole_reaches_from_its_first_part_to_its_last():
    items = {
        1: item(1),
        2: item(2, parent=1),
        3: item(3, parent=2),
        4: item(4, parent=2, is_private=True),
    }
    planned = {
        2: (when(1, 9), when(31, 9)),
        3: (when(2, 9), when(3, 18)),
        4: (when(3, 9), when(4, 18)),
        99: (when(1, 9), when(31, 9)),
    }

    dates = with_parents(planned, items)

    around = Dates(when(2, 9), when(4, 18), is_restricted=True)
    assert dates[1] == dates[2] == around
    assert not dates[3].is_restricted
    assert not dates[4].is_restricted
    assert 99 not in dates


def test_parts_in_the_same_closed_space_hide_nothing_of_their_whole():
    whole = item(1, in_open_space=False)
    part = item(2, parent=1, in_open_space=False)
    elsewhere = item(3, parent=1, in_open_space=False, space=2)

    assert not part.may_hide_from(whole)
    assert elsewhere.may_hide_from(whole)
