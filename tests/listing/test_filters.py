"""What the address of a list may say."""

import pytest

from rooftree.errors import BadInput
from rooftree.listing.filters import ORDERS, read_filter
from rooftree.listing.query import page_of


@pytest.mark.parametrize(
    "given",
    [
        {"page": "none"},
        {"status": "none"},
        {"label": "me"},
        {"goal": "me"},
        {"status": "9" * 30},
        {"page": "-1"},
        {"state": "lost"},
        {"sort": "luck"},
        {"priority": "9"},
    ],
)
def test_an_address_that_says_nothing_is_refused(given):
    with pytest.raises(BadInput) as refusal:
        read_filter(given)

    assert refusal.value.field in given


@pytest.mark.parametrize(
    "given",
    [
        {"goal": "none", "assignee": "none", "owner": "none"},
        {"assignee": "me", "owner": "me"},
        {"q": "\0"},
        {"q": "word " * 2000},
        {"page": "9" * 15, "goal": "9" * 15, "label": "9" * 15},
    ],
)
def test_any_other_address_finds_what_there_is(world, given):
    world.item()

    page_of(world.ada.viewer, read_filter(given))


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_every_order_ends_with_what_no_two_items_share(order):
    assert order[-1].removeprefix("-") == "pk" or order == ("space__prefix", "number")
