"""Sprints, and the items that are or were in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.project.projects.models import Project
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space


class SprintState(models.TextChoices):
    """Whether a sprint is still to come, on, or over."""

    FUTURE = "future", _("Future")
    ACTIVE = "active", _("Active")
    CLOSED = "closed", _("Closed")


class Sprint(models.Model):
    """A short span of work. One of a space is for those who see the space, others for everybody."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, null=True, blank=True, related_name="sprints")
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, blank=True, related_name="sprints"
    )
    name = models.CharField(max_length=200)
    goal = models.TextField(blank=True)
    state = models.CharField(max_length=6, choices=SprintState, default=SprintState.FUTURE)
    start_at = models.DateTimeField(null=True, blank=True)
    finish_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class SprintItem(models.Model):
    """An item is or was in a sprint; it may have been in several."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    sprint = models.ForeignKey(Sprint, models.CASCADE, related_name="sprint_items")
    item = models.ForeignKey(Item, models.CASCADE, related_name="sprint_items")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sprint", "item"], name="in_sprint_once"),)

    def __str__(self) -> str:
        return f"{self.item_id} in {self.sprint_id}"


track(Sprint, private=("name", "goal"))
track(SprintItem)
