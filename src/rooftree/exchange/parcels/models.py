"""A workspace as one file, on its way out or in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import User, Workspace
from rooftree.lib import clock


class Way(models.TextChoices):
    """Where a parcel goes."""

    OUT = "out", _("out")
    IN = "in", _("in")


class ParcelState(models.TextChoices):
    """How far a parcel has come."""

    ASKED = "asked", _("being prepared")
    READY = "ready", _("ready")
    RESTORING = "restoring", _("being brought in")
    DONE = "done", _("brought in")
    FAILED = "failed", _("failed")
    GONE = "gone", _("deleted")


class Parcel(models.Model):
    """A file, who asked for it, how far it is, and what is in it.

    Bookkeeping: the log knows nothing of it, so that what goes out is the same as what comes in.
    `workspace` is the one that goes out, or the fresh one that gives way and then the one that came in.
    `progress` counts lines, `summary` tells of the content, `error` why it failed; `batch` names the file,
    and `process` is who brings it in, as host:pid.
    """

    workspace = models.ForeignKey(
        Workspace, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    way = models.CharField(max_length=3, choices=Way)
    state = models.CharField(max_length=12, choices=ParcelState, default=ParcelState.ASKED)
    file_name = models.CharField(max_length=200)
    file_size = models.PositiveBigIntegerField(default=0)
    batch = models.CharField(max_length=40, unique=True)
    by_user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    progress = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    error = models.JSONField(default=dict)
    process = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["workspace", "way", "-id"], name="parcel_newest"),)

    def __str__(self) -> str:
        return f"{self.file_name} ({self.way})"
