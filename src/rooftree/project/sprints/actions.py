"""Adding sprints, changing them, and putting them into the bin."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import refuse_unknown
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.project.sprints.facts import SprintAdded, SprintDeleted, SprintEdited, SprintFact
from rooftree.project.sprints.models import Sprint, SprintState
from rooftree.project.sprints.topics import sprint_topics
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.reach import require_may_change

EDITABLE = {"name", "goal", "project", "state", "start_at", "finish_at"}

Told = TypeVar("Told", bound=SprintFact)


@action
def add_sprint(*, name: str, by: Actor, space: Space | None = None, **more: Any) -> SprintAdded:
    """Add a sprint of a space, or of the whole workspace. The subject is the sprint.

    `more` takes any editable column. Raises RuleBroken without a name and for dates that run backwards.
    """
    sprint = Sprint(workspace_id=by.workspace_id, space=space)
    require_may_change(by.viewer, sprint)
    for column, value in _checked(sprint, {"name": name, **more}).items():
        setattr(sprint, column, value)
    insert(sprint)
    return _told(SprintAdded, sprint)


@action
def edit_sprint(
    sprint: Sprint, *, by: Actor, expected: int | None = None, **new: Any
) -> SprintEdited | None:
    """Change columns of a sprint; closing it notes when that was. It stays in its space."""
    require_may_change(by.viewer, sprint)
    if not edit(sprint, expected=expected, **_checked(sprint, new)):
        return None
    return _told(SprintEdited, sprint)


@action
def remove_sprint(sprint: Sprint, *, by: Actor) -> SprintDeleted:
    """Put a sprint into the bin; its items stay."""
    require_may_change(by.viewer, sprint)
    told = _told(SprintDeleted, sprint, "bin")
    remove(sprint)
    return told


def _checked(sprint: Sprint, new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "name" in new:
        new["name"] = checked_line(new["name"], field="name", empty=_("A sprint needs a name."))
    if "goal" in new:
        new["goal"] = checked_text(new["goal"], field="goal", empty="")
    start, finish = new.get("start_at", sprint.start_at), new.get("finish_at", sprint.finish_at)
    if start is not None and finish is not None and start > finish:
        raise RuleBroken(_("A sprint finishes after its start."), field="finish_at")
    state = new.get("state", sprint.state)
    if state not in SprintState.values:
        raise RuleBroken(_("A sprint is future, active or closed."), field="state")
    if state != sprint.state:
        new["completed_at"] = clock.now() if state == SprintState.CLOSED else None
    return new


def _told(kind: type[Told], sprint: Sprint, *topics: str) -> Told:
    return kind(subject=sprint, topics=sprint_topics(sprint, *topics), name=sprint.name)
