"""What is said and written about plans; `accepting` takes a whole one in parts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.revert import take_back
from rooftree.changes.rowchange import RowChange
from rooftree.changes.rows import edit_many
from rooftree.planning.proposals.facts import (
    ItemPlanned,
    ItemReplanned,
    PlanAccepted,
    PlanComputed,
    PlanDiscarded,
    PlanTakenBack,
)
from rooftree.planning.proposals.models import Proposal, ProposalState
from rooftree.planning.proposals.store import reopen, settle
from rooftree.work.items.models import Item
from rooftree.work.items.topics import item_topics


class Place(NamedTuple):
    """The dates that an item shall have in the plan of record."""

    start: datetime
    finish: datetime


@action
def tell_of_proposal(proposal: Proposal, *, by: Actor) -> PlanComputed:
    """Say that there is a new proposal, so that pages and checks look at it."""
    return PlanComputed(subject=proposal, topics=("plan",), items=proposal.summary["items"])


@action
def tell_of_acceptance(
    proposal: Proposal, *, items: int, is_whole: bool, by: Actor
) -> PlanAccepted | None:
    """Say that a person accepted a proposal; what it did to each item is said by itself.

    With `is_whole` nothing of it is left to accept. None when that was so before, and no item changed.
    """
    is_settled = is_whole and settle(proposal, ProposalState.ACCEPTED)
    if not items and not is_settled:
        return None
    return PlanAccepted(subject=proposal, topics=("plan",), items=items)


@action
def tell_of_refusal(proposal: Proposal, *, by: Actor) -> PlanDiscarded | None:
    """Say that a person does not want a proposal."""
    if not settle(proposal, ProposalState.DISCARDED):
        return None
    return PlanDiscarded(subject=proposal, topics=("plan",))


@action
def set_planned(
    items: Sequence[Item], places: Mapping[int, Place], *, zone: str, by: Actor
) -> tuple[ItemPlanned | ItemReplanned, ...] | None:
    """Write planned start and finish of some items; one fact for each that differs.

    The rights are the caller's to check, at once for all.
    """
    before = {item.pk: (item.planned_start, item.planned_finish) for item in items}
    noted = edit_many(
        [
            (item, {"planned_start": start, "planned_finish": finish})
            for item, (start, finish) in ((item, places[item.pk]) for item in items)
        ]
    )
    by_id = {item.pk: item for item in items}
    clock = ZoneInfo(zone)
    return tuple(_told(by_id[row.pk], row, before[row.pk], clock) for row in noted) or None


@action
def restore_planned(
    items: Mapping[int, Item], rows: Sequence[RowChange], *, by: Actor
) -> tuple[PlanTakenBack, ...] | None:
    """Undo some row changes of an acceptance where nobody planned the item anew since.

    What is undone can be accepted again.
    """
    facts = []
    for row in rows:
        reverted = take_back(row)
        if reverted.done:
            item = items[row.pk]
            topics = item_topics(item, "plan")
            facts.append(PlanTakenBack(subject=item, topics=topics, rows=tuple(reverted.done)))
    if facts:
        reopen(by.workspace_id)
    return tuple(facts) or None


def _told(
    item: Item, row: RowChange, before: tuple[datetime | None, datetime | None], clock: ZoneInfo
) -> ItemPlanned | ItemReplanned:
    def day(when: datetime) -> str:
        return when.astimezone(clock).date().isoformat()

    old_start, old_finish = before
    start, finish = item.planned_start, item.planned_finish
    assert start is not None  # noqa: S101 - both were just written
    assert finish is not None  # noqa: S101
    topics = item_topics(item, "plan")
    if old_start is None or old_finish is None:
        return ItemPlanned(
            subject=item, topics=topics, rows=(row,), start=day(start), finish=day(finish)
        )
    return ItemReplanned(
        subject=item,
        topics=topics,
        rows=(row,),
        start=day(start),
        finish=day(finish),
        old_start=day(old_start),
        old_finish=day(old_finish),
    )
