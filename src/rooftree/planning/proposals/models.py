"""Computed plans. They can be computed again, so the log does not follow them; accepting one, it does."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.lib import clock
from rooftree.work.items.models import Item


class ProposalState(models.TextChoices):
    """What became of a proposal."""

    BUILDING = "building", _("being computed")
    CURRENT = "current", _("current")
    ACCEPTED = "accepted", _("accepted")
    DISCARDED = "discarded", _("discarded")
    SUPERSEDED = "superseded", _("superseded")


class Proposal(models.Model):
    """A plan of everything to do and under way in a workspace, computed for one day.

    `based_on_seq` is the entry of the change log up to which the inputs were known; `fingerprint`
    is equal for proposals that say the same.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=12, choices=ProposalState, default=ProposalState.BUILDING)
    based_on_seq = models.PositiveBigIntegerField()
    today = models.DateField()
    rule = models.CharField(max_length=20)
    seed = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)
    summary = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["workspace"],
                condition=models.Q(state="current"),
                name="one_current_proposal",
            ),
        )

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class ProposedItem(models.Model):
    """When one item would run, what was assumed for that, and what holds it there.

    Without `start` it cannot be planned; `reasons` say why. `duration` and `float` are minutes of
    working time; `pieces` has [person or None, start, finish, units] of each part of the work, with
    instants of the engine; `stamp` stands for what the plan knew of the item itself.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="items")
    item = models.ForeignKey(Item, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    start = models.DateTimeField(null=True, blank=True)
    finish = models.DateTimeField(null=True, blank=True)
    duration = models.PositiveIntegerField()
    float = models.IntegerField(null=True, blank=True)
    is_critical = models.BooleanField(default=False)
    pieces = models.JSONField(default=list)
    assumptions = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    stamp = models.CharField(max_length=40)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["proposal", "item"], name="proposed_once"),)

    def __str__(self) -> str:
        return f"{self.item_id} in {self.proposal_id}"
