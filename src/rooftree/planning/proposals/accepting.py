"""Accepting a proposal, or some of it: in parts, each a short transaction, all in one batch."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from rooftree.accounts.models import Workspace
from rooftree.accounts.roles import Role
from rooftree.changes import log
from rooftree.changes.actor import Actor
from rooftree.changes.models import Change
from rooftree.errors import Forbidden
from rooftree.planning.proposals.actions import (
    Place,
    restore_planned,
    set_planned,
    tell_of_acceptance,
    tell_of_refusal,
)
from rooftree.planning.proposals.facts import ItemPlanned, ItemReplanned
from rooftree.planning.proposals.models import Proposal, ProposalState, ProposedItem
from rooftree.planning.proposals.policy import editable_among
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.planning.proposals.stamps import stamp_of
from rooftree.planning.snapshot.load import planned_items
from rooftree.work.items.models import Item

CHUNK = 100  # keeps the write lock well under 200 ms
UNDO_CHUNK = 50  # taking back looks at each row by itself


@dataclass(slots=True)
class Acceptance:
    """What came of accepting: items planned, those as they were, and those left alone, by key.

    `stale` are items that changed since the proposal was computed; `forbidden` those that the viewer
    sees and may not edit. What they may not see is not mentioned.
    """

    batch: str
    planned: int = 0
    unchanged: int = 0
    stale: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Undone:
    """What came of undoing: items restored, and the keys of those planned anew since."""

    restored: int = 0
    kept: list[str] = field(default_factory=list)


One = TypeVar("One")


class _Wanted(NamedTuple):
    item_id: int
    place: Place
    stamp: str


def accept_plan(
    proposal: Proposal, *, by: Actor, items: Collection[int] | None = None
) -> Acceptance:
    """Make a proposal the plan of record, whole or for the ids in `items`.

    Accepts what the viewer may edit and what did not change since; the rest is reported. One undo
    takes it all back: `undo_acceptance` of the batch returned. Raises Forbidden for who may edit
    nothing of it.
    """
    result = Acceptance(batch=by.batch or f"plan-{uuid4().hex}")
    by = by.in_batch(result.batch)
    wanted = _wanted(proposal, items)
    editable, seen_only = editable_among(by.viewer, wanted)
    if seen_only and not editable:
        raise Forbidden(_("You may look at this plan, but not change any of its items."))
    result.forbidden = _keys(seen_only)
    fresh = _still_proposed(proposal, wanted)
    result.stale = _keys(editable - fresh)
    mine = [one for pk, one in wanted.items() if pk in editable and pk in fresh]
    zone = Workspace.objects.values_list("time_zone", flat=True).get(pk=by.workspace_id)
    for chunk in _chunks(mine, CHUNK):
        _accept(chunk, zone, by, result)
    is_whole = items is None and not result.stale and not result.forbidden
    tell_of_acceptance(proposal, items=result.planned, is_whole=is_whole, by=by)
    return result


def undo_acceptance(batch: str, *, by: Actor) -> Undone:
    """Give the items of an accepted batch the planned dates back that they had before.

    Items that were planned anew since, or that the viewer may not edit, keep theirs.
    """
    result = Undone()
    entries = Change.objects.filter(
        workspace_id=by.workspace_id,
        batch=batch,
        verb__in=(ItemPlanned.verb, ItemReplanned.verb),
    ).select_related("private")
    found = {entry.subject_id: entry for entry in entries.order_by("seq")}
    editable, seen_only = editable_among(by.viewer, found)
    result.kept = _keys(seen_only)
    mine = [entry for pk, entry in found.items() if pk in editable]
    for chunk in _chunks(mine, UNDO_CHUNK):
        items = Item.objects.in_bulk([entry.subject_id for entry in chunk])
        rows = [row for entry in chunk for row in log.rows(entry) if row.pk in items]
        restored = restore_planned(items, rows, by=by) or ()
        result.restored += len(restored)
        done = {fact.subject.pk for fact in restored}
        result.kept += [item.key for pk, item in items.items() if pk not in done]
    return result


def discard_plan(proposal: Proposal, *, by: Actor) -> None:
    """Say that a proposal is not wanted; the plan of record stays. Raises Forbidden below member."""
    if by.viewer.role < Role.MEMBER:
        raise Forbidden(_("Members and those above them discard a plan."))
    if proposal.state == ProposalState.CURRENT:
        tell_of_refusal(proposal, by=by)


def _wanted(proposal: Proposal, items: Collection[int] | None) -> dict[int, _Wanted]:
    rows = ProposedItem.objects.filter(proposal=proposal, start__isnull=False).order_by("position")
    if items is not None:
        rows = rows.filter(item_id__in=items)
    return {
        pk: _Wanted(pk, Place(start, finish), stamp)
        for pk, start, finish, stamp in rows.values_list("item_id", "start", "finish", "stamp")
        if start is not None and finish is not None
    }


def _still_proposed(proposal: Proposal, wanted: dict[int, _Wanted]) -> set[int]:
    """Return the ids for which the newest proposal says the same as the one that a person saw."""
    newest = newest_proposal(proposal.workspace_id)
    if newest is None or newest.pk == proposal.pk:
        return set(wanted)
    now = _wanted(newest, None)
    return {pk for pk, one in wanted.items() if pk in now and now[pk].place == one.place}


def _accept(chunk: Sequence[_Wanted], zone: str, by: Actor, result: Acceptance) -> None:
    places = {one.item_id: one.place for one in chunk}
    with transaction.atomic():  # nothing may change between the look and the writing
        now = {one.id: stamp_of(one) for one in planned_items(by.workspace_id, only=places)}
        fresh = [one.item_id for one in chunk if now.get(one.item_id) == one.stamp]
        items = list(Item.objects.filter(pk__in=fresh))
        told = set_planned(items, places, zone=zone, by=by) or ()
    result.planned += len(told)
    result.unchanged += len(items) - len(told)
    result.stale += _keys(places.keys() - set(fresh))


def _keys(ids: Collection[int]) -> list[str]:
    return list(Item.objects.filter(pk__in=ids).order_by("key").values_list("key", flat=True))


def _chunks(found: Sequence[One], size: int) -> Iterator[Sequence[One]]:
    for first in range(0, len(found), size):
        yield found[first : first + size]
