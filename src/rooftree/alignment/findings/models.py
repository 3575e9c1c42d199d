"""What the checks found, and how people answered."""

from typing import Literal

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.product.goals.models import Goal
from rooftree.work.items.models import Item

SubjectKind = Literal["item", "goal", "person"]


class Severity(models.TextChoices):
    """How bad it is."""

    ERROR = "error", _("Error")
    WARNING = "warning", _("Warning")
    NOTE = "note", _("Note")


class FindingState(models.TextChoices):
    """What became of a finding."""

    OPEN = "open", _("open")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    ACCEPTED = "accepted", _("accepted")
    RESOLVED = "resolved", _("resolved")


QUIET = frozenset({FindingState.RESOLVED, FindingState.ACCEPTED})
"""States in which a finding wants nothing of anybody: cards and the navigation do not count it."""


class Finding(models.Model):
    """Something that a rule found about one item, goal or person; the fingerprint is raised only once.

    `evidence` holds ids, days and numbers (see evidence.py) and is worded when it is read; `variant`
    says which of its sentences the rule means. `is_restricted`: figures in it tell of items that not
    everybody who sees the subject may see; only admins of the workspace see such a finding.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=10, choices=Severity)
    fingerprint = models.CharField(max_length=150)
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="findings")
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, blank=True, related_name="findings")
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="findings"
    )
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    variant = models.CharField(max_length=20, blank=True)
    evidence = models.JSONField(default=dict)
    is_restricted = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=FindingState, default=FindingState.OPEN)
    first_seen = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted_until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["workspace", "fingerprint"], name="one_finding_per_fingerprint"
            ),
        )
        indexes = (models.Index(fields=["workspace", "state", "severity"], name="finding_state"),)

    def __str__(self) -> str:
        return self.fingerprint

    @property
    def subject_kind(self) -> SubjectKind:
        """Return what sort of thing the finding is about."""
        if self.item_id is not None:
            return "item"
        return "goal" if self.goal_id is not None else "person"

    @property
    def subject_id(self) -> int:
        """Return the id of the thing that the finding is about."""
        return self.item_id or self.goal_id or self.person_id or 0


track(Finding, private=("note",))
