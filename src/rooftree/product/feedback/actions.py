"""Writing down what customers say, and what becomes of it."""

from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from rooftree.accounts.addresses import checked_url
from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import refuse_unknown
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.product.feedback.facts import (
    FeedbackAdded,
    FeedbackDeleted,
    FeedbackEdited,
    FeedbackFact,
)
from rooftree.product.feedback.models import Feedback, FeedbackState
from rooftree.work.spaces.reach import require_may_add, require_may_change

LINES = {"author_name": 200, "channel": 60}
"""Columns of one line, and how many characters fit."""
EDITABLE = {
    *LINES,
    "customer",
    "product",
    "received_on",
    "body",
    "url",
    "state",
    "snoozed_until",
}
BEGINNING = 80

Told = TypeVar("Told", bound=FeedbackFact)


@action
def add_feedback(*, body: str, received_on: date, by: Actor, **more: Any) -> FeedbackAdded:
    """Write down what was said, word for word; `more` takes any editable column."""
    require_may_add(by.viewer)
    feedback = Feedback(
        workspace_id=by.workspace_id, added_by_id=by.viewer.person_id, created_at=clock.now()
    )
    new = _checked(feedback, {"body": body, "received_on": received_on, **more})
    for column, value in new.items():
        setattr(feedback, column, value)
    insert(feedback)
    return _told(FeedbackAdded, feedback)


@action
def edit_feedback(
    feedback: Feedback, *, by: Actor, expected: int | None = None, **new: Any
) -> FeedbackEdited | None:
    """Change columns of feedback."""
    require_may_change(by.viewer, feedback)
    if not edit(feedback, expected=expected, **_checked(feedback, new)):
        return None
    return _told(FeedbackEdited, feedback)


@action
def remove_feedback(feedback: Feedback, *, by: Actor) -> FeedbackDeleted:
    """Put feedback into the bin."""
    require_may_change(by.viewer, feedback)
    told = _told(FeedbackDeleted, feedback, "bin")
    remove(feedback)
    return told


def _checked(feedback: Feedback, new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "body" in new:
        new["body"] = checked_text(new["body"], field="body", empty=_("Write what was said."))
    if "received_on" in new and new["received_on"] is None:
        raise RuleBroken(_("Say on which day."), field="received_on")
    for column in LINES.keys() & new.keys():
        new[column] = checked_line(new[column], field=column, longest=LINES[column])
    if new.get("url"):
        new["url"] = checked_url(new["url"], field="url")
    if new.get("state", feedback.state) not in FeedbackState.values:
        raise RuleBroken(_("Feedback is new, linked or archived."), field="state")
    return new


def _told(kind: type[Told], feedback: Feedback, *topics: str) -> Told:
    beginning = " ".join(feedback.body.split())[:BEGINNING]
    return kind(subject=feedback, topics=("feedback", *topics), name=beginning)
