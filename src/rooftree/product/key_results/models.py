"""Key results and their series of measurements."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.product.goals.models import Goal

# Fifteen digits in all: what every database keeps exactly.
WHOLE_DIGITS = 11
DECIMALS = 4


class KeyResult(models.Model):
    """A metric that shows whether the goal is reached; it may be meant to rise or to fall."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="key_results")
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    baseline = models.DecimalField(max_digits=WHOLE_DIGITS + DECIMALS, decimal_places=DECIMALS)
    target = models.DecimalField(max_digits=WHOLE_DIGITS + DECIMALS, decimal_places=DECIMALS)
    cadence_days = models.PositiveSmallIntegerField(default=7)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


class Measurement(models.Model):
    """What the metric was on a day."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    key_result = models.ForeignKey(KeyResult, models.CASCADE, related_name="measurements")
    day = models.DateField()
    value = models.DecimalField(max_digits=WHOLE_DIGITS + DECIMALS, decimal_places=DECIMALS)
    note = models.TextField(blank=True)
    author = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(fields=["key_result", "day"], name="measured_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.value} on {self.day}"


track(KeyResult, private=("name", "unit"))
track(Measurement, private=("note",))
