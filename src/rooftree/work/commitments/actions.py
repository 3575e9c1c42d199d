"""Making promises, and what becomes of them."""

from datetime import date as day
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.work.commitments.facts import (
    CommitmentBroken,
    CommitmentEdited,
    CommitmentFact,
    CommitmentKept,
    CommitmentMade,
    CommitmentReopened,
    CommitmentWithdrawn,
)
from rooftree.work.commitments.models import Commitment, CommitmentState
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics

Told = TypeVar("Told", bound=CommitmentFact)


@action
def make_commitment(
    item: Item, *, to_whom: str, date: day, by: Actor, note: str = ""
) -> CommitmentMade:
    """Promise an item to somebody by a day; who acts is who promised."""
    require_may_edit(by.viewer, item)
    commitment = insert(
        Commitment(
            workspace_id=by.workspace_id,
            item=item,
            date=date,
            made_by_id=by.viewer.person_id,
            made_at=clock.now(),
            **_checked({"to_whom": to_whom, "note": note}),
        )
    )
    return _told(CommitmentMade, commitment)


@action
def edit_commitment(
    commitment: Commitment, *, by: Actor, expected: int | None = None, **new: Any
) -> CommitmentEdited | None:
    """Change the day, to whom, or the note of an open promise."""
    require_may_edit(by.viewer, commitment.item)
    _require_open(commitment)
    if new.keys() - {"to_whom", "date", "note"}:
        raise RuleBroken(_("A promise has a day, a recipient and a note to edit."))
    if not edit(commitment, expected=expected, subject=commitment.item, **_checked(new)):
        return None
    return _told(CommitmentEdited, commitment)


@action
def keep_commitment(commitment: Commitment, *, by: Actor) -> CommitmentKept:
    """Note that an open promise was kept."""
    return _settled(commitment, CommitmentState.KEPT, CommitmentKept, by)


@action
def break_commitment(commitment: Commitment, *, by: Actor) -> CommitmentBroken:
    """Note that an open promise was broken."""
    return _settled(commitment, CommitmentState.BROKEN, CommitmentBroken, by)


@action
def withdraw_commitment(commitment: Commitment, *, by: Actor) -> CommitmentWithdrawn:
    """Take an open promise back; it stays in sight as withdrawn."""
    return _settled(commitment, CommitmentState.WITHDRAWN, CommitmentWithdrawn, by)


@action
def reopen_commitment(commitment: Commitment, *, by: Actor) -> CommitmentReopened | None:
    """Let a settled promise hold again."""
    require_may_edit(by.viewer, commitment.item)
    if not edit(commitment, subject=commitment.item, state=CommitmentState.OPEN):
        return None
    return _told(CommitmentReopened, commitment)


def _settled(commitment: Commitment, state: CommitmentState, told: type[Told], by: Actor) -> Told:
    require_may_edit(by.viewer, commitment.item)
    commitment.refresh_from_db(fields=["state"])
    _require_open(commitment)
    edit(commitment, subject=commitment.item, state=state)
    return _told(told, commitment)


def _require_open(commitment: Commitment) -> None:
    if commitment.state != CommitmentState.OPEN:
        state = CommitmentState(commitment.state).label
        raise RuleBroken(_("This promise is {state}; reopen it first.").format(state=state))


def _checked(new: dict[str, Any]) -> dict[str, Any]:
    if "to_whom" in new:
        empty = _("Say to whom you promise this.")
        new["to_whom"] = checked_line(new["to_whom"], field="to_whom", empty=empty)
    if "note" in new:
        new["note"] = checked_text(new["note"], field="note", empty="")
    return new


def _told(kind: type[Told], commitment: Commitment) -> Told:
    return kind(
        subject=commitment.item,
        topics=item_topics(commitment.item, "plan"),
        to_whom=commitment.to_whom,
        date=commitment.date.isoformat(),
    )
