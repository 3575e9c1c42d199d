"""Looking among the newest finds what seeking finds."""

import pytest

from rooftree.listing.filters import read_filter
from rooftree.listing.newest import Testing, newest_of
from rooftree.listing.query import listed
from rooftree.work.items.assigning import assign
from rooftree.work.labels.actions import add_label, set_labels
from rooftree.work.labels.models import Label

FILTERS = (
    {},
    {"state": "all"},
    {"state": "todo"},
    {"assignee": "me"},
    {"assignee": "none"},
    {"owner": "me"},
    {"space": "web", "kind": "task"},
    {"goal": "none"},
)


@pytest.fixture
def busy(world):
    """Ten items, every other one Ben's and labelled, in different states."""
    by = world.ada.actor
    add_label(world.space, name="Hot", by=by)
    for number in range(10):
        item = world.item(f"Item {number}")
        if number % 2:
            assign(item, [world.ben.person], by=by)
        if number % 3 == 0:
            set_labels(item, [Label.objects.get()], by=by)
    return world


@pytest.mark.parametrize("given", FILTERS)
def test_testing_finds_what_seeking_finds(busy, given):
    viewer, wanted = busy.ben.viewer, read_filter(given)

    sought = list(listed(viewer, wanted))
    assert list(listed(viewer, wanted, by=Testing())) == sought


def test_a_label_is_found_either_way(busy):
    viewer, wanted = busy.ben.viewer, read_filter({"label": str(Label.objects.get().pk)})

    assert len(listed(viewer, wanted)) == 4
    assert list(listed(viewer, wanted, by=Testing())) == list(listed(viewer, wanted))


def test_the_newest_are_those_changed_last(busy, monkeypatch):
    monkeypatch.setattr("rooftree.listing.newest.MOST_TESTED", 4)
    viewer, wanted = busy.ben.viewer, read_filter({})

    newest = newest_of(viewer, listed(viewer, wanted, by=Testing()))
    assert list(newest) == list(listed(viewer, wanted))[:4]


def test_a_small_workspace_has_no_newest(busy):
    viewer = busy.ben.viewer

    assert not newest_of(viewer, listed(viewer, read_filter({}), by=Testing()))
