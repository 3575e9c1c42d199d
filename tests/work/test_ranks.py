"""The order of cards: it holds, whatever is put where, and its ranks stay short."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.changes.models import Change
from rooftree.changes.verify import faults
from rooftree.errors import RuleBroken
from rooftree.lib.ranks import between, spread
from rooftree.work.items import order
from rooftree.work.items.actions import edit_item, move_item
from rooftree.work.items.models import Item
from rooftree.work.items.order import LONGEST, rank_item
from rooftree.work.items.placing import place_item
from tests.changes.test_rebuild import rebuilt, tables_now

digits = st.text("0123456789abcdefghijklmnopqrstuvwxyz", max_size=30)
ranks = digits.map(lambda text: text.rstrip("0"))


def column(world, status="To do"):
    cards = Item.objects.filter(status=world.status(status)).order_by("rank", "pk")
    return [card.title for card in cards]


def stored(card):
    return Item.objects.select_related("space", "status").get(pk=card.pk)


def cards(world, *titles, rank=""):
    made = [world.item(title) for title in titles]
    if rank:
        Item.objects.filter(pk__in=[one.pk for one in made]).update(rank=rank)
    return [stored(one) for one in made]


@given(before=ranks, after=ranks, count=st.integers(0, 40))
def test_spread_ranks_lie_in_order_between_their_neighbours_with_room_between(before, after, count):
    before, after = sorted([before, after]) if after else (before, after)
    if before == after != "":
        with pytest.raises(ValueError, match="ahead of"):
            spread(before, after, count)
        return

    found = spread(before, after, count)

    line = [before, *found, after] if after else [before, *found]
    assert len(found) == count
    assert line == sorted(set(line), key=line.index) == sorted(line)
    for left, right in pairwise(line):
        assert len(between(left, right)) <= max(len(left), len(right), 6) + 2


def test_where_a_column_ends_ranks_are_spread_by_even_steps_that_leave_the_rest_free():
    second = between("i", "")
    third = between(second, "")
    assert spread("i", "", 3) == [second, third, between(third, "")]
    assert spread("", "i", 2) == [between("", between("", "i")), between("", "i")]


def put_at_one_place(world, count):
    """Put `count` cards right after the first one, one after the other; return the column's titles."""
    first, _last, mover = cards(world, "first", "last", "mover")
    middle = [
        Item(
            workspace=world.workspace, space=world.space, kind=mover.kind, status=mover.status,
            number=1000 + number, key=f"WEB-{1000 + number}", title=str(number),
            rank=mover.rank, created_at=mover.created_at, updated_at=mover.updated_at,
        )
        for number in range(count)
    ]  # fmt: skip
    Item.objects.bulk_create(middle)
    for card in middle:
        rank_item(card, after=first, by=world.ada.actor)
    return column(world)


def check_order_and_ranks(world, titles, *, count, longest):
    assert titles == ["first", *map(str, reversed(range(count))), "last", "mover"]
    found = list(Item.objects.values_list("rank", flat=True))
    assert max(map(len, found)) <= longest
    assert len(set(found)) == len(found)
    assert Change.objects.filter(verb="work.order.spread").count() <= 1 + count // 80
    assert not list(faults(world.workspace.pk))


@pytest.mark.slow
def test_two_thousand_cards_put_at_one_place_keep_their_order_and_short_ranks(world):
    titles = put_at_one_place(world, 2000)

    check_order_and_ranks(world, titles, count=2000, longest=LONGEST)


def test_cards_put_at_one_place_keep_their_order_and_short_ranks(world, monkeypatch):
    monkeypatch.setattr(order, "LONGEST", 30)

    titles = put_at_one_place(world, 250)

    assert Change.objects.filter(verb="work.order.spread").exists()
    check_order_and_ranks(world, titles, count=250, longest=30)


def test_cards_of_equal_rank_are_told_apart_when_something_is_put_between_them(world):
    one, _two, three = cards(world, "one", "two", "three", rank="i")
    [new] = cards(world, "new")
    assert column(world) == ["one", "two", "three", "new"]

    rank_item(new, after=one, by=world.ada.actor)
    assert column(world) == ["one", "new", "two", "three"]

    rank_item(stored(new), before=three, by=world.ada.actor)
    assert column(world) == ["one", "two", "new", "three"]


def test_a_card_from_another_column_goes_between_cards_of_equal_rank(world):
    one, two = cards(world, "one", "two", rank="i")
    [new] = cards(world, "new")
    move_item(new, to=world.status("Done"), by=world.ada.actor)

    place_item(stored(new), to=one.status, before=two, by=world.ada.actor)

    assert column(world) == ["one", "new", "two"]


def test_many_cards_of_one_rank_take_one_more_between_them(world):
    titles = [str(number) for number in range(60)]
    made = cards(world, *titles, rank="i")
    [new] = cards(world, "new")

    rank_item(new, after=made[29], by=world.ada.actor)

    assert column(world) == [*titles[:30], "new", *titles[30:]]


def test_who_edits_a_card_does_not_mind_that_room_was_made(world):
    one, two = cards(world, "one", "two", rank="i")
    [new] = cards(world, "new")
    before = stored(two)

    rank_item(new, after=one, by=world.ben.actor)

    after = stored(two)
    assert (after.version, after.updated_at) == (before.version, before.updated_at)
    assert edit_item(after, title="Two", expected=before.version, by=world.ada.actor)


def test_made_room_is_one_entry_of_the_log_from_which_ranks_can_be_rebuilt(world):
    made = [world.item(str(number)) for number in range(40)]
    crowded = [stored(one) for one in made]
    [new] = cards(world, "new")
    for one in crowded:  # through the log, so that it can be rebuilt
        move_item(one, to=world.status("Done"), rank="i", by=world.ada.actor)

    place_item(new, to=world.status("Done"), after=crowded[20], by=world.ada.actor)

    [entry] = Change.objects.filter(verb="work.order.spread")
    assert len(entry.data["rows"]) > 1
    assert f"status:{world.status('Done').pk}" in entry.topics
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)
    assert not list(faults(world.workspace.pk))


def test_a_page_that_is_behind_puts_a_card_where_its_neighbour_is_now(world):
    one, two, three, new = cards(world, "one", "two", "three", "new")
    rank_item(stored(one), after=three, by=world.ben.actor)

    rank_item(new, after=one, by=world.ada.actor)
    assert column(world) == ["two", "three", "one", "new"]

    move_item(stored(two), to=world.status("Done"), by=world.ben.actor)
    with pytest.raises(RuleBroken, match="not in To do any more"):
        rank_item(stored(new), before=two, by=world.ada.actor)
