"""Reading which project delivers which item."""

from rooftree.accounts.viewer import Viewer
from rooftree.project.deliveries.models import Delivery
from rooftree.project.projects.models import Project
from rooftree.work.items.counting import Counts, counts_by
from rooftree.work.items.models import Item


def project_of(item: Item) -> Project | None:
    """Return the project that delivers an item. One query."""
    return Project.objects.filter(deliveries__item=item).first()


def work_in_projects(viewer: Viewer) -> dict[int, Counts]:
    """Return {project id: how much of what it delivers is done, as far as in sight}. One query."""
    rows = Delivery.objects.filter(workspace_id=viewer.workspace_id, project__isnull=False)
    return counts_by(viewer, rows, "project_id")
