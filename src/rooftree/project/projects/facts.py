"""What can happen to projects."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ProjectFact(Fact):
    """Something about a project, with the name that it had."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class ProjectAdded(ProjectFact):
    """There is something else to bring to an end."""

    verb = "project.project.added"
    wording = _("added the project {name}")


@dataclass(frozen=True, kw_only=True)
class ProjectEdited(ProjectFact):
    """Columns of a project changed; the log's rows say which."""

    verb = "project.project.edited"
    wording = _("edited the project {name}")


@dataclass(frozen=True, kw_only=True)
class ProjectDeleted(ProjectFact):
    """A project is in the bin; its items and sprints belong to none."""

    verb = "project.project.deleted"
    wording = _("deleted the project {name}")
