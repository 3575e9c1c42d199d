"""What a thing of another tool became here."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.exchange.runs.models import Run


class SourceRecord(models.Model):
    """One thing of a source and the row that stands for it.

    Bookkeeping, which the log does not follow. `imported` holds the values as an import wrote them last,
    column by column, in the log's JSON form; empty for a row that had been here before. `run` made it.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    system = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    source_id = models.CharField(max_length=400)
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    imported = models.JSONField(default=dict)
    run = models.ForeignKey(Run, models.CASCADE, related_name="records")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["workspace", "system", "kind", "source_id"], name="one_record_per_source"
            ),
        )
        indexes = (
            models.Index(fields=["workspace", "object_type", "object_id"], name="record_object"),
        )

    def __str__(self) -> str:
        return f"{self.system} {self.kind} {self.source_id}"
