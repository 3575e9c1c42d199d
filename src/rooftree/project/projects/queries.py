"""Reading projects."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.project.projects.models import Project


def projects_seen(viewer: Viewer) -> "QuerySet[Project]":
    """Return the workspace's projects with sponsor and lead, by name, archived ones included."""
    found = Project.objects.filter(workspace_id=viewer.workspace_id)
    return found.select_related("sponsor", "lead").order_by("name", "pk")


def projects_open(viewer: Viewer) -> "QuerySet[Project]":
    """Return the projects that are not archived: those that can be chosen."""
    return projects_seen(viewer).filter(archived_at=None)


def project_by_id(viewer: Viewer, pk: int) -> Project:
    """Return one project with its sponsor and lead; raises NotFound."""
    project = projects_seen(viewer).filter(pk=pk).first()
    if project is None:
        raise NotFound(_("There is no such project here."))
    return project
