"""Where in the log a deletion stands, for whoever offers to undo it at once."""

from rooftree.changes.facts import Fact
from rooftree.changes.models import Change
from rooftree.changes.tracking import type_name


def seq_of_deletion(workspace_id: int, deletion: Fact) -> int | None:
    """Return the number of the newest entry about the subject with this verb; None without one."""
    entries = Change.objects.filter(
        workspace_id=workspace_id,
        subject_type=type_name(deletion.subject),
        subject_id=deletion.subject.pk,
        verb=deletion.verb,
    )
    return entries.order_by("-seq").values_list("seq", flat=True).first()
