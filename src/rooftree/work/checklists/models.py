"""Checklists and their entries."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item


class Checklist(models.Model):
    """A titled list of small steps on an item."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="checklists")
    title = models.CharField(max_length=500)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title


class CheckItem(models.Model):
    """One small step."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="entries")
    text = models.TextField()
    is_done = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    assignee = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text


track(Checklist, private=("title",))
track(CheckItem, private=("text",))
