"""The log itself, its erasable side table, its counter and its readers' cursors."""

from django.db import models

from rooftree.accounts.models import Workspace


class Counter(models.Model):
    """One row per workspace; whoever takes numbers holds it until commit, so numbers follow commits."""

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True, related_name="+")
    value = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.workspace_id}: {self.value}"


class Change(models.Model):
    """One fact as it was written down. Append-only; each entry's hash covers the one before it."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    happened_at = models.DateTimeField(null=True)
    actor_user_id = models.BigIntegerField(null=True)
    actor_person_id = models.BigIntegerField(null=True)
    author_person_id = models.BigIntegerField(null=True)
    via = models.CharField(max_length=10)
    request_id = models.CharField(max_length=64, blank=True)
    batch = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    topics = models.JSONField()
    data = models.JSONField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "seq"], name="seq_is_unique"),)
        indexes = (
            models.Index(
                fields=["workspace", "subject_type", "subject_id", "seq"], name="change_subject"
            ),
            models.Index(fields=["workspace", "batch", "seq"], name="change_batch"),
            models.Index(fields=["workspace", "verb", "seq"], name="change_verb"),
        )

    def __str__(self) -> str:
        return f"{self.workspace_id}#{self.seq} {self.verb}"


class PrivateValues(models.Model):
    """Free text and personal values of one change; the log keeps only their salted hashes."""

    change = models.OneToOneField(Change, models.CASCADE, primary_key=True, related_name="private")
    values = models.JSONField()

    def __str__(self) -> str:
        return f"private values of change {self.change_id}"


class Cursor(models.Model):
    """How far a reader of the log has come in one workspace."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    reader = models.CharField(max_length=40)
    seq = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "reader"], name="one_cursor_per_reader"),
        )

    def __str__(self) -> str:
        return f"{self.reader} at {self.seq}"
