"""Working time that was spent."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item


class TimeEntry(models.Model):
    """Minutes of working time that somebody spent on an item, from an instant on."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="time_entries")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="time_entries"
    )
    minutes = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    note = models.TextField(blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="time_was_spent"),
        )

    def __str__(self) -> str:
        return f"{self.minutes} on {self.item_id}"


track(TimeEntry, private=("note",))
