"""Who may not see an item is not even told when something happens to it."""

from functools import partial

import pytest

from rooftree.accounts.roles import Role
from rooftree.changes import log
from rooftree.changes.bin.actions import restore_deleted
from rooftree.lib import clock
from rooftree.planning.proposals.actions import Place, set_planned
from rooftree.product.goals.actions import add_goal
from rooftree.product.serving.actions import serve
from rooftree.work.comments.actions import add_comment
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.items.actions import archive_item, edit_item, move_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.order import rank_item
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.items.removing import delete_item
from rooftree.work.links.actions import add_dependency, link_items
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.members import give_space_role
from tests.live.open_page import OpenPage, board_of

NOW = clock.now()


@pytest.fixture
def item(world):
    """A private item of Ada's on which Ben works, a part of one that everybody sees."""
    whole = world.item("Whole")
    return world.item("Secret", parent=whole, is_private=True, assignees=[world.ben.person])


@pytest.fixture
def goal(world):
    today = clock.today()
    told = add_goal(objective="Better", period_start=today, period_finish=today, by=world.ada.actor)
    return told.subject


def around(member, item):
    """Open a page that listens to all that may be listened to around an item."""
    return OpenPage(
        member,
        f"item:{item.pk}",
        f"item:{item.parent_id}",
        f"space:{item.space_id}",
        f"status:{item.status_id}",
        *(f"person:{one.person_id}" for one in item.assignments.all()),
        *("plan", "findings", "goals", "workspace", "people"),
    )


def who_hears(world, item, deed):
    """Return who of Ada (admin), Ben (named) and Cora (neither) hears of a deed."""
    pages = {one.user.name: around(one, item) for one in (world.ada, world.ben, world.cora)}
    deed()
    return {name for name, page in pages.items() if page.refreshes()}


DEEDS = {
    "edited": lambda item, by, _world: edit_item(item, title="Other", by=by),
    "moved": lambda item, by, world: move_item(item, to=world.status("Done"), by=by),
    "commented on": lambda item, by, _world: add_comment(item, body="Psst", by=by),
    "promised": lambda item, by, _world: make_commitment(
        item, to_whom="Zoe", date=clock.today(), by=by
    ),
    "planned": lambda item, by, _world: set_planned(
        [item], {item.pk: Place(NOW, NOW)}, zone="UTC", by=by
    ),
    "given to others": lambda item, by, world: assign(item, [world.ada.person], by=by),
    "archived": lambda item, by, _world: archive_item(item, by=by),
    "deleted": lambda item, by, _world: delete_item(item, by=by),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_only_who_sees_a_private_item_hears_of_it(world, item, deed):
    heard = who_hears(world, item, lambda: deed(item, world.ada.actor, world))

    assert heard == {"Ada", "Ben"}


def test_so_it_is_with_its_place_its_goal_its_space_and_its_return_from_the_bin(world, item, goal):
    by, other = world.ada.actor, world.item("Beside it", is_private=True)
    elsewhere = create_space(prefix="OPS", name="Operations", by=by).subject
    ben_and_ada = {"Ada", "Ben"}

    assert who_hears(world, item, lambda: rank_item(item, after=other, by=by)) == ben_and_ada
    assert who_hears(world, item, lambda: serve(item, goal, by=by)) == ben_and_ada
    assert who_hears(world, item, lambda: rehome_item(item, to=elsewhere, by=by)) == ben_and_ada
    delete_item(item, by=by)
    seq = log.head(world.workspace.pk)
    assert who_hears(world, item, lambda: restore_deleted(seq, by=by)) == ben_and_ada


@pytest.mark.parametrize("way", [lambda *two: two, lambda *two: two[::-1]], ids=["from", "to"])
@pytest.mark.parametrize(
    "tie", [add_dependency, partial(link_items, kind="relates")], ids=["dependency", "link"]
)
def test_a_tie_is_told_to_who_sees_both_ends(world, item, tie, way):
    by = world.ada.actor
    public, own = world.item("Public"), world.item("Ada's alone", is_private=True)

    assert who_hears(world, public, lambda: tie(*way(public, item), by=by)) == {"Ada", "Ben"}
    assert who_hears(world, item, lambda: tie(*way(own, item), by=by)) == {"Ada"}


def test_who_works_on_one_private_item_hears_nothing_of_the_others(world, item):
    other = world.item("Not for Ben", is_private=True)
    ben = board_of(world.ben, world.space)

    edit_item(other, title="Still not for Ben", by=world.ada.actor)

    assert not ben.refreshes()


def test_admins_of_the_space_hear_of_its_private_items(world, item):
    give_space_role(world.space, world.cora.person, role=Role.ADMIN, by=world.ada.actor)
    cora = board_of(world.cora, world.space)

    edit_item(item, title="Other", by=world.ada.actor)

    assert cora.refreshes()


def test_who_is_named_and_may_not_enter_the_space_hears_nothing(world):
    closed = create_space(prefix="SEC", name="Closed", is_open=False, by=world.ada.actor).subject
    item = world.item("Secret", is_private=True, assignees=[world.ben.person])
    rehome_item(item, to=closed, by=world.ada.actor)

    assert who_hears(world, item, lambda: edit_item(item, title="Other", by=world.ada.actor)) == {
        "Ada"
    }


def test_who_is_taken_off_a_private_item_hears_it_once(world, item):
    ben = board_of(world.ben, world.space)

    assign(item, [], by=world.ada.actor)
    assert ben.refreshes()
    edit_item(item, title="Other", by=world.ada.actor)
    assert not ben.refreshes()


def test_everybody_hears_when_an_item_is_hidden_and_when_it_is_shown(world):
    item = world.item("Open")
    cora = board_of(world.cora, world.space)

    edit_item(item, is_private=True, by=world.ada.actor)
    assert cora.refreshes()
    edit_item(item, title="Whispered", by=world.ada.actor)
    assert not cora.refreshes()
    edit_item(item, is_private=False, by=world.ada.actor)
    assert cora.refreshes()


def test_an_open_board_hears_of_another_order(world):
    first, second = world.item("First"), world.item("Second")
    cora = board_of(world.cora, world.space)

    rank_item(second, before=first, by=world.ada.actor)

    assert cora.refreshes()
