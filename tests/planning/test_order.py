"""In which order work that wants the same people is placed."""

from datetime import date

import pytest

from rooftree.work.commitments.actions import make_commitment
from rooftree.work.links.actions import add_dependency
from tests.planning.planned import DAY, at, codes, plan


@pytest.fixture
def items(world):
    """Items of a day for Ada, in the order of their rank."""

    def make(title, **more):
        return world.item(title, estimate_likely=DAY, assignees=[world.ada.person], **more)

    return make


def test_rank_decides_among_equals(world, items):
    items("One")
    items("Two")

    assert _order(world) == ["One", "Two"]


def test_a_soonest_wanted_or_promised_date_goes_before_rank(world, items):
    items("No date")
    items("Target", target=date(2026, 3, 1))
    promised = items("Promised", target=date(2026, 4, 1))
    make_commitment(promised, to_whom="Acme", date=date(2026, 2, 1), by=world.ada.actor)

    assert _order(world) == ["Promised", "Target", "No date"]


def test_priority_goes_before_dates(world, items):
    items("Target", target=date(2026, 1, 6))
    items("Urgent", priority=4)

    assert _order(world) == ["Urgent", "Target"]


def test_a_leaf_is_as_urgent_as_what_it_belongs_to(world, items):
    items("High", priority=3)
    parent = world.item("Parent", priority=4)
    items("Leaf", parent=parent)

    assert _order(world) == ["Leaf", "High"]


def test_what_urgent_work_waits_for_is_as_urgent(world, items):
    items("High", priority=3)
    first, urgent = items("First"), items("Urgent", priority=4)
    add_dependency(first, urgent, by=world.ada.actor)

    assert _order(world) == ["First", "Urgent", "High"]


def test_nothing_starts_before_its_start_date(world, items):
    items("Later", start=date(2026, 1, 8))

    row = plan(world)["Later"]

    assert row.start == at(8, 9)
    assert codes(row) == ["release"]


def test_nor_before_that_of_what_it_belongs_to(world, items):
    parent = world.item("Parent", start=date(2026, 1, 8))
    items("Leaf", parent=parent, start=date(2026, 1, 6))

    assert plan(world)["Leaf"].start == at(8, 9)


def _order(world):
    rows = plan(world)
    return sorted(rows, key=lambda title: rows[title].start)
