"""Promises about items."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item


class CommitmentState(models.TextChoices):
    """What became of a promise."""

    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    BROKEN = "broken", _("broken")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Commitment(models.Model):
    """A date that was promised: to whom, and by whom."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="commitments")
    to_whom = models.CharField(max_length=200)
    date = models.DateField()
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=CommitmentState, default=CommitmentState.OPEN)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("date", "pk")

    def __str__(self) -> str:
        return f"{self.date} to {self.to_whom}"


track(Commitment, private=("to_whom", "note"))
