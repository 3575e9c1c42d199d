"""Rows rebuilt from the log equal the tables, whatever was done."""

import itertools
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rooftree.changes.models import Change
from rooftree.changes.rebuild import rows_as_of
from rooftree.changes.tracking import type_names
from rooftree.changes.verify import faults
from rooftree.errors import DomainError
from rooftree.people.calendars.actions import add_absence
from rooftree.work.items.actions import archive_item, create_item, edit_item, move_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.items.order import rank_item
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.items.removing import delete_item
from rooftree.work.links.actions import add_dependency, link_items, remove_dependency
from rooftree.work.links.models import Dependency
from rooftree.work.models import Space
from rooftree.work.spaces.actions import add_status, create_space, edit_status
from tests.world import build

DEEDS = (
    "create", "create", "edit", "move", "rank", "assign", "depend", "free", "link", "parent",
    "delete", "archive", "rehome", "status", "absence",
)  # fmt: skip


numbers = itertools.count()


def tables_now(workspace_id):
    now = {}
    for name, how in type_names.items():
        rows = how.model._base_manager.all()
        rows = (
            rows.filter(pk=workspace_id)
            if name == "accounts.workspace"
            else rows.filter(workspace_id=workspace_id)
        )
        table = {row.pk: {column: getattr(row, column) for column in how.fields} for row in rows}
        if table:
            now[name] = table
    return now


def rebuilt(workspace_id, **when):
    return {name: table for name, table in rows_as_of(workspace_id, **when).items() if table}


def do(deed, world, chance):
    by = chance.choice([world.ada, world.ben]).actor
    items = list(
        Item.objects.filter(workspace=world.workspace).select_related(
            "space", "kind", "status", "parent"
        )
    )
    if deed == "create":
        create_item(world.space, title=f"Näh {chance.random()} 🏠", target=None, by=by)
    elif deed == "status":
        add_status(world.space, name="Extra", category="doing", by=world.ada.actor)
        edit_status(world.space.statuses.first(), wip_limit=chance.randrange(9), by=world.ada.actor)
    elif deed == "absence":
        day = world.space.created_at.date()
        add_absence(world.ben.person, first_day=day, last_day=day, note="away", by=world.ben.actor)
    elif items:
        with_items(deed, world, chance, by, items)


def with_items(deed, world, chance, by, items):  # noqa: C901 - one line a deed
    one, other = chance.choice(items), chance.choice(items)
    if deed == "edit":
        edit_item(
            one, title=f"Title {chance.random()}", estimate_likely=chance.randrange(9000), by=by
        )
    elif deed == "move":
        move_item(one, to=chance.choice(list(one.space.statuses.all())), by=by)
    elif deed == "rank":
        rank_item(one, after=other, by=by)
    elif deed == "assign":
        assign(
            one, chance.sample([world.ada.person, world.ben.person], k=chance.randrange(3)), by=by
        )
    elif deed == "depend":
        add_dependency(
            one,
            other,
            type=chance.choice(["FS", "SS", "FF", "SF"]),
            lag=chance.randrange(-60, 60),
            by=by,
        )
    elif deed == "free" and (dependency := Dependency.objects.first()):
        remove_dependency(dependency, by=by)
    elif deed == "link":
        link_items(one, other, kind="relates", by=by)
    elif deed == "parent":
        edit_item(one, parent=other, by=by)
    elif deed == "delete":
        delete_item(one, by=by)
    elif deed == "archive":
        archive_item(one, by=by)
    elif deed == "rehome":
        rehome_item(
            one, to=chance.choice(list(Space.objects.filter(workspace=world.workspace))), by=by
        )


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(st.sampled_from(DEEDS), min_size=8, max_size=40), seed=st.integers(0, 2**16))
def test_rows_rebuilt_from_the_log_equal_the_tables(deeds, seed):
    world = build(f"w{next(numbers)}")
    create_space(prefix="OPS", name="Operations", by=world.ada.actor)
    chance = random.Random(seed)
    snapshots = {}

    for deed in deeds:
        try:
            do(deed, world, chance)
        except DomainError:
            continue
        if chance.random() < 0.1:
            newest = Change.objects.filter(workspace=world.workspace).latest("seq").seq
            snapshots[newest] = tables_now(world.workspace.pk)

    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)
    for seq, then in snapshots.items():
        assert rebuilt(world.workspace.pk, seq=seq) == then
    assert not list(faults(world.workspace.pk))
