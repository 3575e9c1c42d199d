"""Adding projects, changing them, and putting them into the bin."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from rooftree.accounts.amounts import checked_amount, checked_currency
from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import put_away, refuse_unknown
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.project.projects.facts import (
    ProjectAdded,
    ProjectDeleted,
    ProjectEdited,
    ProjectFact,
)
from rooftree.project.projects.models import DECIMALS, WHOLE_DIGITS, LifeCycle, Project
from rooftree.work.spaces.reach import require_may_add, require_may_change

EDITABLE = {
    "name",
    "description",
    "sponsor",
    "lead",
    "life_cycle",
    "start",
    "finish",
    "budget",
    "currency",
    "is_archived",
}

Told = TypeVar("Told", bound=ProjectFact)


@action
def add_project(*, name: str, by: Actor, **more: Any) -> ProjectAdded:
    """Add a project; `more` takes any editable column. The subject is the project.

    Raises RuleBroken without a name, for dates that run backwards, and a budget without a currency.
    """
    require_may_add(by.viewer)
    project = Project(workspace_id=by.workspace_id)
    for column, value in _checked(project, {"name": name, **more}).items():
        setattr(project, column, value)
    insert(project)
    return _told(ProjectAdded, project)


@action
def edit_project(
    project: Project, *, by: Actor, expected: int | None = None, **new: Any
) -> ProjectEdited | None:
    """Change columns of a project, or archive it (`is_archived`)."""
    require_may_change(by.viewer, project)
    if not edit(project, expected=expected, **_checked(project, new)):
        return None
    return _told(ProjectEdited, project)


@action
def remove_project(project: Project, *, by: Actor) -> ProjectDeleted:
    """Put a project into the bin; its items and sprints stay without one."""
    require_may_change(by.viewer, project)
    told = _told(ProjectDeleted, project, "bin")
    remove(project)
    return told


def _checked(project: Project, new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "name" in new:
        new["name"] = checked_line(new["name"], field="name", empty=_("A project needs a name."))
    if "description" in new:
        new["description"] = checked_text(new["description"], field="description", empty="")
    if new.get("life_cycle", project.life_cycle) not in LifeCycle.values:
        raise RuleBroken(_("Choose where the project stands."), field="life_cycle")
    start, finish = new.get("start", project.start), new.get("finish", project.finish)
    if start is not None and finish is not None and start > finish:
        raise RuleBroken(_("A project finishes on or after its start."), field="finish")
    _check_budget(project, new)
    put_away(project, new)
    return new


def _check_budget(project: Project, new: dict[str, Any]) -> None:
    if "budget" in new:
        new["budget"] = checked_amount(
            new["budget"], field="budget", whole_digits=WHOLE_DIGITS, decimals=DECIMALS
        )
    if "currency" in new:
        new["currency"] = checked_currency(new["currency"], field="currency")
    budget = new.get("budget", project.budget)
    if budget is not None and not new.get("currency", project.currency):
        raise RuleBroken(_("Say in which currency."), field="currency")


def _told(kind: type[Told], project: Project, *topics: str) -> Told:
    return kind(subject=project, topics=("projects", *topics), name=project.name)
