"""One import of one file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import User, Workspace
from rooftree.lib import clock
from rooftree.people.persons.models import Person

SOURCE_ID_LENGTH = 100
"""Of a source that is named by all that it holds only so much is kept."""


class RunState(models.TextChoices):
    """How far a run has come."""

    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    UNFINISHED = "unfinished", _("unfinished")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("refused")
    REVERTING = "reverting", _("being taken back")
    REVERTED = "reverted", _("taken back")


class Run(models.Model):
    """An import: its file, the choices made for it, how far it came, and its report.

    Bookkeeping, which the log does not follow; what a run does to rows stands in the log under its
    `batch`. `process` is who works on it, as host:pid; `is_cancelled` asks them to stop. `mapping`
    holds the choices, `report` the counts and remarks, `progress` the chunk reached and what is
    needed to go on from there.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    system = models.CharField(max_length=40)
    source_name = models.CharField(max_length=200, blank=True)
    source_id = models.CharField(max_length=SOURCE_ID_LENGTH, blank=True)
    file_name = models.CharField(max_length=200)
    file_size = models.PositiveBigIntegerField(default=0)
    file_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=RunState, default=RunState.CHECKING)
    created_at = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    by_user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    by_person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    progress = models.JSONField(default=dict)
    batch = models.CharField(max_length=40, unique=True)
    process = models.CharField(max_length=300, blank=True)
    is_cancelled = models.BooleanField(default=False)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["workspace", "-id"], name="run_newest"),)

    def __str__(self) -> str:
        return f"import {self.pk} of {self.source_name or self.file_name}"
