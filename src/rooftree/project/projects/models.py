"""Projects."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person

# No more than fifteen digits in all: what every database keeps exactly.
WHOLE_DIGITS = 12
DECIMALS = 2


class LifeCycle(models.TextChoices):
    """Where a project stands between idea and end."""

    DRAFT = "draft", _("Draft")
    PLANNING = "planning", _("Planning")
    ACTIVE = "active", _("Active")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")


class Project(models.Model):
    """A bounded undertaking: somebody wants it, somebody leads it, it begins and ends."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    sponsor = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    lead = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="led_projects"
    )
    life_cycle = models.CharField(max_length=8, choices=LifeCycle, default=LifeCycle.DRAFT)
    start = models.DateField(null=True, blank=True)
    finish = models.DateField(null=True, blank=True)
    budget = models.DecimalField(
        max_digits=WHOLE_DIGITS + DECIMALS, decimal_places=DECIMALS, null=True, blank=True
    )
    currency = models.CharField(max_length=3, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


track(Project, private=("name", "description"))
