"""Objectives and the periods in which they count."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person


class Goal(models.Model):
    """An objective with an owner and a period; both of the period's ends count."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    objective = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="owned_goals"
    )
    period_start = models.DateField()
    period_finish = models.DateField()
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(period_finish__gte=models.F("period_start")),
                name="goal_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.objective

    @property
    def is_closed(self) -> bool:
        """Tell whether nobody works towards this any more."""
        return self.closed_at is not None


track(Goal, private=("objective", "description"))
