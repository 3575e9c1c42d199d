"""What waits for what; a parent is the envelope of its leaves."""

import pytest

from rooftree.work.links.actions import add_dependency
from rooftree.work.links.models import Dependency
from rooftree.work.spaces.models import Kind
from tests.planning.planned import DAY, at, codes, plan, set_on, under_way


@pytest.fixture
def two(world):
    """Two items of a day for different people."""
    return (
        world.item("First", estimate_likely=DAY, assignees=[world.ada.person]),
        world.item("Second", estimate_likely=DAY, assignees=[world.ben.person]),
    )


@pytest.mark.parametrize(
    ("type_", "lag", "start"),
    [
        ("FS", 0, at(6, 9)),
        ("FS", DAY, at(7, 9)),
        ("FS", -DAY // 2, at(5, 14)),
        ("SS", 0, at(5, 9)),
        ("SS", 60, at(5, 10)),
        ("FF", 60, at(5, 10)),
        ("SF", 2 * DAY, at(6, 9)),
    ],
)
def test_each_type_holds_with_its_lag(world, two, type_, lag, start):
    add_dependency(*two, type=type_, lag=lag, by=world.ada.actor)

    assert plan(world)["Second"].start == start


def test_what_waits_for_a_parent_waits_for_all_its_leaves(world):
    parent, later = _family(world, "Parent", 1, 3), world.item("Later", estimate_likely=DAY)
    add_dependency(parent, later, by=world.ada.actor)

    rows = plan(world)

    assert "Parent" not in rows
    assert rows["Later"].start == at(8, 9)


def test_a_parent_that_waits_holds_all_its_leaves_back(world):
    first = world.item("First", estimate_likely=DAY, assignees=[world.ada.person])
    add_dependency(first, _family(world, "Parent", 1, 1), by=world.ada.actor)

    rows = plan(world)

    assert [rows[f"Parent {n}"].start for n in (0, 1)] == [at(6, 9)] * 2


def test_between_parents_all_leaves_of_one_wait_for_all_of_the_other(world):
    one, other = _family(world, "One", 1, 2), _family(world, "Other", 1, 1)
    add_dependency(one, other, lag=DAY, by=world.ada.actor)

    rows = plan(world)

    assert [rows[f"Other {n}"].start for n in (0, 1)] == [at(8, 9)] * 2
    assert {"code": "predecessor", "item": _id(rows, "One 1"), "type": "FS"} in rows[
        "Other 0"
    ].reasons


def test_a_parent_starts_with_its_first_leaf(world):
    parent = _family(world, "Parent", 1, 1)
    blocker = world.item("Blocker", estimate_likely=3 * DAY, assignees=[world.ben.person])
    leaves = list(parent.children.order_by("pk"))
    add_dependency(blocker, leaves[0], by=world.ada.actor)
    later = world.item("Later", estimate_likely=0)
    add_dependency(parent, later, type="SS", by=world.ada.actor)

    rows = plan(world)

    assert rows["Parent 0"].start == at(8, 9)
    assert rows["Later"].start == rows["Parent 1"].start == at(5, 9)


def test_a_parent_finishes_with_its_last_leaf(world):
    parent = _family(world, "Parent", 1, 1)
    long = world.item("Long", estimate_likely=5 * DAY, assignees=[world.ben.person])
    add_dependency(long, parent, type="FF", by=world.ada.actor)

    rows = plan(world)

    assert max(rows[f"Parent {n}"].finish for n in (0, 1)) == rows["Long"].finish


def test_a_grandparent_holds_its_grandchildren(world):
    top = world.item("Top")
    _family(world, "Below", 1, parent=top)
    first = world.item("First", estimate_likely=DAY, assignees=[world.ben.person])
    add_dependency(first, top, by=world.ada.actor)

    assert plan(world)["Below 0"].start == at(6, 9)


def test_work_under_way_does_not_wait_to_begin(world):
    first = world.item("First", estimate_likely=DAY, assignees=[world.ada.person])
    begun = under_way(world, "Begun", at(2, 9), remaining=60, assignees=[world.ben.person])
    add_dependency(first, begun, by=world.ada.actor)

    assert plan(world)["Begun"].finish == at(5, 10)


def test_what_is_done_holds_only_by_its_lag(world, two):
    first, second = two
    add_dependency(first, second, lag=2 * DAY, by=world.ada.actor)
    set_on(first, status=world.status("Done"), actual_finish=at(2, 18))

    row = plan(world)["Second"]

    assert row.start == at(7, 9)
    assert row.reasons[0]["item"] == first.pk


def test_a_lag_from_the_start_of_work_under_way_counts_from_that_start(world):
    begun = under_way(world, "Begun", at(2, 9), remaining=DAY, assignees=[world.ada.person])
    later = world.item("Later", estimate_likely=DAY, assignees=[world.ben.person])
    add_dependency(begun, later, type="SS", lag=2 * DAY, by=world.ada.actor)

    assert plan(world)["Later"].start == at(6, 9)


def test_waiting_for_an_idea_is_left_out_and_said(world, two):
    first, second = two
    add_dependency(first, second, by=world.ada.actor)
    status = world.space.statuses.filter(category="discovery").first() or world.status("To do")
    status.category = "discovery"
    status.pk = None if status.name == "To do" else status.pk
    status.save()
    set_on(first, status=status)

    row = plan(world)["Second"]

    assert row.start == at(5, 9)
    assert "not-planned" in codes(row)


def test_ends_that_never_meet_may_run_in_a_circle_and_one_is_left_out(world, two):
    first, second = two
    for pair in ((first, second), (second, first)):
        Dependency.objects.create(
            workspace=world.workspace, predecessor=pair[0], successor=pair[1], type="SF"
        )

    rows = plan(world)

    assert sum("circle" in codes(row) for row in rows.values()) == 1
    assert all(row.start for row in rows.values())


def _family(world, title, *days, parent=None):
    """Make a parent with a leaf per number of days, each leaf for nobody in particular."""
    above = parent or world.item(title)
    for number, length in enumerate(days):
        world.item(f"{title} {number}", parent=above, estimate_likely=length * DAY)
    return above


def _id(rows, title):
    return rows[title].item_id


def test_a_lag_before_a_milestone_is_working_time(world):
    kind = Kind.objects.get(workspace=world.workspace, slug="milestone")
    first = world.item("First", estimate_likely=DAY, assignees=[world.ada.person])
    add_dependency(first, world.item("Launch", kind=kind), lag=DAY, by=world.ada.actor)

    assert plan(world)["Launch"].start == at(6, 18)


def test_the_float_of_a_milestone_is_working_time(world):
    kind = Kind.objects.get(workspace=world.workspace, slug="milestone")
    world.item("Launch", kind=kind)
    world.item("Long", estimate_likely=6 * DAY)

    assert plan(world)["Launch"].float == 6 * DAY
