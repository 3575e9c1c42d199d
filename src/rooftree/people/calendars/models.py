"""When people work, and when they do not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track

MINUTES_A_DAY = 24 * 60
DAYS_A_WEEK = 7
STANDARD_WEEK = [[[540, 720], [780, 1080]]] * 5 + [[], []]


def check_week(week: Any) -> None:
    """Refuse anything but seven lists (Monday first) of ascending [from, to] minutes of the day."""
    if not isinstance(week, list) or len(week) != DAYS_A_WEEK or not all(map(_is_a_day, week)):
        raise ValidationError(
            _(
                "A week is seven days, Monday first, each a list of from-to times that do not overlap."
            )
        )


def _is_a_day(day: Any) -> bool:
    last = 0
    try:
        for start, finish in day:
            if not (last <= start < finish <= MINUTES_A_DAY):
                return False
            last = finish
    except (TypeError, ValueError):
        return False
    return isinstance(day, list)


class WorkingCalendar(models.Model):
    """A week of working hours that persons share."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    week = models.JSONField(default=list, validators=[check_week])
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class Absence(models.Model):
    """Whole days on which a person does not work; both ends count."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="absence_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day}"


track(WorkingCalendar, private=("name",))
track(Absence, private=("note",))
