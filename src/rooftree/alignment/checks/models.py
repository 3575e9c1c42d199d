"""When the checks last looked at a workspace. It can be computed again, so the log does not follow it."""

from django.db import models

from rooftree.accounts.models import Workspace


class CheckRun(models.Model):
    """The last run of the checks in a workspace, and what calls for the next: a change, or a new day."""

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(null=True, blank=True)
    is_due = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"checks of {self.workspace_id} at {self.finished_at}"
