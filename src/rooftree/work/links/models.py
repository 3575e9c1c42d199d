"""Dependencies that bind dates, and links that only tell."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.work.items.models import Item


class DependencyType(models.TextChoices):
    """Which end of the predecessor holds which end of the successor."""

    FS = "FS", _("finish to start")
    SS = "SS", _("start to start")
    FF = "FF", _("finish to finish")
    SF = "SF", _("start to finish")


class LinkKind(models.TextChoices):
    """What a plain link says."""

    RELATES = "relates", _("relates to")
    DUPLICATES = "duplicates", _("duplicates")


class Dependency(models.Model):
    """One item waits for another; the lag is minutes of working time and may be negative."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    predecessor = models.ForeignKey(Item, models.CASCADE, related_name="successors")
    successor = models.ForeignKey(Item, models.CASCADE, related_name="predecessors")
    type = models.CharField(max_length=2, choices=DependencyType, default=DependencyType.FS)
    lag = models.IntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["predecessor", "successor", "type"], name="one_dependency_per_type"
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="waits_for_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} {self.type} {self.successor_id}"


class Link(models.Model):
    """Two items have to do with each other; `name` is another tool's own word for it ("causes")."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    source = models.ForeignKey(Item, models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Item, models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=12, choices=LinkKind)
    name = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["source", "target", "kind", "name"], name="linked_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="links_to_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"


track(Dependency)
track(Link, private=("name",))
