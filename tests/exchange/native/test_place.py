"""A workspace comes into an empty place only, and all of it or nothing."""

from datetime import timedelta

import pytest

from rooftree.accounts.models import ARRIVING, User, Workspace
from rooftree.accounts.roles import Role
from rooftree.changes.models import Change, Counter
from rooftree.changes.verify import faults
from rooftree.errors import RuleBroken, Unavailable
from rooftree.exchange.formats.native.reading import opened_export
from rooftree.exchange.models import Parcel
from rooftree.exchange.native import restoring
from rooftree.exchange.native.checking import check_export
from rooftree.exchange.native.place import is_fresh, place_named
from rooftree.exchange.native.tables import tables
from rooftree.exchange.parcels.carrying import bring_in
from rooftree.exchange.runs.claims import this_process
from rooftree.lib import clock
from rooftree.planning.refreshing import refresh
from rooftree.work.founding import found_workspace
from rooftree.work.items.models import Item
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Kind, Space, Status
from tests.exchange.native.scenery import restored
from tests.world import build, member

pytestmark = pytest.mark.django_db


def rows_here():
    return {table.name: table.model._base_manager.count() for table in tables()}


def test_what_is_here_already_does_not_come_in_again(rich):
    restored(rich / "export.zip")

    with pytest.raises(RuleBroken, match="There is a workspace acme here already"):
        restored(rich / "export.zip")


@pytest.mark.parametrize("what", ["workspace", "item that is here", "item that was deleted"])
def test_ids_of_others_are_never_taken_over(rich, what):
    with opened_export(rich / "export.zip") as source:
        sound = check_export(source)
    named, held = sound.named["work.item"], sound.held["work.item"]
    ids = {
        "workspace": sound.header.workspace.id,
        "item that is here": next(iter(held)),
        "item that was deleted": next(pk for pk in named if pk not in held),
    }
    workspace = Workspace.objects.create(
        pk=ids[what] if what == "workspace" else 990_000, key="beta", name="Beta"
    )
    if what != "workspace":
        _item(workspace, ids[what])
    before = rows_here()

    with pytest.raises(RuleBroken, match="Import into a fresh data folder"):
        restored(rich / "export.zip")

    assert rows_here() == before


def _item(workspace, pk):
    """Store an item past all actions, under some id."""
    of_beta = {"workspace": workspace, "pk": 990_000}
    now = clock.now()
    space = Space.objects.create(prefix="BETA", name="Beta", created_at=now, **of_beta)
    status = Status.objects.create(
        space=space, name="Ideas", category="todo", position=0, **of_beta
    )
    kind = Kind.objects.create(slug="task", name="Task", level=2, position=0, **of_beta)
    return Item.objects.create(
        pk=pk, workspace=workspace, space=space, status=status, kind=kind, number=1, key="BETA-1",
        title="Theirs", rank="m", created_at=now, updated_at=now,
    )  # fmt: skip


def test_somebody_who_is_here_under_the_same_number_is_the_same_person(rich):
    with opened_export(rich / "export.zip") as source:
        users = check_export(source).users
    pk = next(pk for pk, email in users.items() if email == "ada@example.org")
    User.objects.create(pk=pk, email="ada@example.org", name="Ada Lovelace", password="kept")

    restored(rich / "export.zip")

    ada = User.objects.get(email="ada@example.org")
    assert (ada.pk, ada.name, ada.password) == (pk, "Ada Lovelace", "kept")


@pytest.mark.parametrize("more", [{"email": "eve@example.net"}, {"pk": 990_000}])
def test_somebody_else_under_that_number_keeps_it(rich, more):
    with opened_export(rich / "export.zip") as source:
        users = check_export(source).users
    pk, email = next(iter(users.items()))
    User.objects.create(**({"pk": pk, "email": email} | more))

    with pytest.raises(RuleBroken, match="Import into a fresh data folder"):
        restored(rich / "export.zip")

    assert not Workspace._base_manager.exists()


def test_a_fresh_workspace_gives_way(rich):
    place = found_workspace("acme", "Something fresh")
    refresh(place.pk)
    assert is_fresh(place)

    workspace = restored(rich / "export.zip", place=place_named("acme"))

    assert workspace.name == "Acme"
    assert Workspace.objects.get() == workspace
    assert list(faults(workspace.pk)) == []


def test_a_workspace_in_which_something_was_done_does_not_give_way():
    world = build("acme")

    with pytest.raises(RuleBroken, match="Something was done in the workspace acme already"):
        place_named("acme")

    assert not is_fresh(world.workspace)


@pytest.mark.parametrize("deed", ["space", "member"])
def test_a_space_or_a_second_member_is_something(deed):
    place = found_workspace("acme")
    ada = member(place, "Ada", Role.OWNER)
    assert is_fresh(place)

    if deed == "space":
        create_space(prefix="WEB", name="Website", by=ada.actor)
    else:
        member(place, "Ben", Role.MEMBER)

    assert not is_fresh(place)


def broken_off(monkeypatch, rich):
    """Let an import die after its rows, as if its process had been killed."""
    monkeypatch.setattr(restoring, "_store_entries", _die)
    monkeypatch.setattr(restoring, "remove_workspace", lambda _pk: None)
    with pytest.raises(KeyboardInterrupt):
        restored(rich / "export.zip")
    monkeypatch.undo()


def _die(_entries):
    raise KeyboardInterrupt


def test_nobody_sees_a_workspace_before_it_is_all_there(rich, monkeypatch):
    broken_off(monkeypatch, rich)

    assert Workspace._base_manager.get().key.startswith(ARRIVING)
    assert not Workspace.objects.exists()
    assert not Counter.objects.exists()


def test_what_a_dead_process_left_is_removed_by_the_next(rich, monkeypatch):
    broken_off(monkeypatch, rich)

    workspace = restored(rich / "export.zip")

    assert Workspace._base_manager.get() == workspace
    assert list(faults(workspace.pk)) == []


def test_what_cannot_be_brought_in_to_the_end_leaves_nothing(rich, monkeypatch):
    monkeypatch.setattr(restoring, "_store_entries", _die)

    with pytest.raises(KeyboardInterrupt):
        restored(rich / "export.zip")

    assert not Workspace._base_manager.exists()
    left = {name: count for name, count in rows_here().items() if count}
    assert left.keys() <= {"accounts.user"}
    assert not Change.objects.exists()


def _other_parcel(process):
    return Parcel.objects.create(
        way="in", state="restoring", file_name="x", batch="x", process=process
    )


def test_who_died_elsewhere_holds_nobody_up_for_more_than_a_day(rich):
    other = _other_parcel("elsewhere:1")
    other.created_at -= timedelta(days=2)
    other.save()
    mine = Parcel.objects.create(way="in", file_name="y", batch="y")

    with opened_export(rich / "export.zip") as source:
        workspace = bring_in(mine, source, check_export(source), place=None)

    assert Workspace.objects.get() == workspace


def test_only_one_comes_in_at_a_time(rich):
    _other_parcel(this_process())
    mine = Parcel.objects.create(way="in", file_name="y", batch="y")

    with opened_export(rich / "export.zip") as source, pytest.raises(Unavailable):
        bring_in(mine, source, check_export(source), place=None)

    assert not Workspace.objects.exists()
