"""Looking among the newest finds what seeking finds."""

import pytest

from rooftree.listing import newest
from rooftree.listing.filters import read_filter
from rooftree.listing.newest import Testing
from rooftree.listing.query import listed, page_of
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
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


@pytest.mark.parametrize("most", [3, 1000])
def test_a_page_is_the_same_however_many_are_looked_at_first(busy, monkeypatch, most):
    monkeypatch.setattr(newest, "MOST_TESTED", most)
    monkeypatch.setattr("rooftree.listing.query.PAGE", 2)
    viewer = busy.ben.viewer

    for given in FILTERS:
        wanted = read_filter(given)
        rows, has_more = page_of(viewer, wanted)
        sought = list(listed(viewer, wanted).values_list("pk", flat=True))
        assert [row.id for row in rows] == sought[:2]
        assert has_more == (len(sought) > 2)


def test_the_newest_are_those_changed_last(busy, monkeypatch):
    monkeypatch.setattr(newest, "MOST_TESTED", 4)
    since = newest.newest_since(busy.workspace.pk)

    changed = Item.objects.order_by("-updated_at").values_list("updated_at", flat=True)
    assert since == changed[3]


def test_a_small_workspace_has_no_newest(busy):
    assert newest.newest_since(busy.workspace.pk) is None
