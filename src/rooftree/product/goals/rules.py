"""Rules that goals keep: an objective, a period that runs forwards, parents without circles."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line, checked_text
from rooftree.errors import NotFound, RuleBroken
from rooftree.people.persons.models import Person
from rooftree.product.goals.models import Goal

LONGEST_OBJECTIVE = 300


def checked(goal: Goal, new: dict[str, Any]) -> dict[str, Any]:
    """Return the new values of a goal, texts trimmed; raises RuleBroken or NotFound."""
    if "objective" in new:
        empty = _("A goal needs an objective.")
        new["objective"] = checked_line(
            new["objective"], field="objective", empty=empty, longest=LONGEST_OBJECTIVE
        )
    if "description" in new:
        new["description"] = checked_text(new["description"], field="description", empty="")
    _check_period(
        new.get("period_start", goal.period_start), new.get("period_finish", goal.period_finish)
    )
    if new.get("owner") is not None:
        _check_owner(goal, new["owner"])
    if new.get("parent") is not None:
        _check_parent(goal, new["parent"])
    return new


def _check_period(start: date, finish: date) -> None:
    if finish < start:
        raise RuleBroken(_("A period ends on or after its first day."), field="period_finish")


def _check_owner(goal: Goal, owner: Person) -> None:
    if owner.workspace_id != goal.workspace_id:
        raise NotFound(_("There is no such person here."))


def _check_parent(goal: Goal, parent: Goal) -> None:
    if parent.workspace_id != goal.workspace_id:
        raise NotFound(_("There is no such goal here."))
    above: Goal | None = parent
    seen: set[int] = set()
    while above is not None and above.pk not in seen:
        if above.pk == goal.pk:
            message = _("“{parent}” is part of “{goal}” already.")
            raise RuleBroken(message.format(parent=parent, goal=goal), field="parent")
        seen.add(above.pk)
        above = above.parent
