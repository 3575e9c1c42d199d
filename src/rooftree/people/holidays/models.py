"""Holidays of working calendars."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.calendars.models import WorkingCalendar


class Holiday(models.Model):
    """A whole day on which those of a calendar do not work."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    calendar = models.ForeignKey(WorkingCalendar, models.CASCADE, related_name="holidays")
    day = models.DateField()
    name = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(fields=["calendar", "day"], name="one_holiday_per_day"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.name}".strip()


track(Holiday, private=("name",))
