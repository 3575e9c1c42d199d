"""Choosing what shows that a goal is reached, and measuring it."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Max
from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.product.goals.models import Goal
from rooftree.product.goals.policy import require_may_edit_goal
from rooftree.product.goals.topics import goal_topics
from rooftree.product.key_results.facts import (
    KeyResultAdded,
    KeyResultDeleted,
    KeyResultEdited,
    KeyResultFact,
    Measured,
    MeasurementDeleted,
)
from rooftree.product.key_results.models import KeyResult, Measurement
from rooftree.product.key_results.rules import checked, number

EDITABLE = {"name", "measured_in", "baseline", "target", "cadence_days", "position"}

Told = TypeVar("Told", bound=KeyResultFact)


@action
def add_key_result(
    goal: Goal, *, name: str, baseline: Decimal, target: Decimal, by: Actor, **more: Any
) -> KeyResultAdded:
    """Let a metric show whether a goal is reached.

    `more` takes measured_in (the unit in words), cadence_days and position. Raises RuleBroken
    without a name and for a target that equals the baseline.
    """
    require_may_edit_goal(by.viewer, goal)
    _refuse_unknown(more)
    last = KeyResult.objects.filter(goal=goal).aggregate(last=Max("position"))["last"]
    more.setdefault("position", 0 if last is None else last + 1)
    key_result = KeyResult(workspace_id=by.workspace_id, goal=goal)
    new = checked(key_result, {"name": name, "baseline": baseline, "target": target, **more})
    for column, value in new.items():
        setattr(key_result, column, value)
    insert(key_result)
    return _told(KeyResultAdded, key_result)


@action
def edit_key_result(
    key_result: KeyResult, *, by: Actor, expected: int | None = None, **new: Any
) -> KeyResultEdited | None:
    """Change a key result's name, unit, baseline, target, cadence or position."""
    require_may_edit_goal(by.viewer, key_result.goal)
    _refuse_unknown(new)
    values = checked(key_result, new)
    if not edit(key_result, expected=expected, subject=key_result.goal, **values):
        return None
    return _told(KeyResultEdited, key_result)


@action
def remove_key_result(key_result: KeyResult, *, by: Actor) -> KeyResultDeleted:
    """Put a key result into the bin, with its measurements."""
    require_may_edit_goal(by.viewer, key_result.goal)
    told = _told(KeyResultDeleted, key_result, "bin")
    remove(key_result)
    return told


@action
def record_measurement(
    key_result: KeyResult, *, day: date, value: Decimal, by: Actor, note: str = ""
) -> Measured | None:
    """Note what a metric was on a day; a second measurement of a day corrects the first."""
    require_may_edit_goal(by.viewer, key_result.goal)
    new: dict[str, Any] = {
        "value": number(value, field="value"),
        "note": checked_text(note, field="note", empty=""),
        "author_id": by.viewer.person_id,
    }
    earlier = Measurement.objects.filter(key_result=key_result, day=day).first()
    if earlier is None:
        measurement = insert(
            Measurement(
                workspace_id=by.workspace_id,
                key_result=key_result,
                day=day,
                created_at=clock.now(),
                **new,
            )
        )
    elif edit(earlier, subject=key_result.goal, **new):
        measurement = earlier
    else:
        return None
    return _told(Measured, key_result, **_shown(measurement))


@action
def remove_measurement(measurement: Measurement, *, by: Actor) -> MeasurementDeleted:
    """Take a measurement back."""
    key_result = measurement.key_result
    require_may_edit_goal(by.viewer, key_result.goal)
    told = _told(MeasurementDeleted, key_result, "bin", **_shown(measurement))
    remove(measurement)
    return told


def _refuse_unknown(new: dict[str, Any]) -> None:
    unknown = new.keys() - EDITABLE
    if unknown:
        names = ", ".join(sorted(unknown))
        raise RuleBroken(_("A key result has no {names} to edit.").format(names=names))


def _shown(measurement: Measurement) -> dict[str, Any]:
    return {"day": measurement.day.isoformat(), "value": f"{measurement.value.normalize():f}"}


def _told(kind: type[Told], key_result: KeyResult, *topics: str, **shown: Any) -> Told:
    goal = key_result.goal
    return kind(subject=goal, topics=goal_topics(goal, *topics), name=key_result.name, **shown)
