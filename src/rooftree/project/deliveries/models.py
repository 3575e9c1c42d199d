"""Which project delivers which item."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.project.projects.models import Project
from rooftree.work.items.models import Item


class Delivery(models.Model):
    """The project face of an item: the project that delivers it, or none."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.OneToOneField(Item, models.CASCADE, related_name="delivery")
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.item_id} by {self.project_id}"


track(Delivery)
