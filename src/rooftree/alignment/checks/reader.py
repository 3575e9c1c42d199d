"""Follows the log, so that the checks look again soon after something happened that concerns them."""

from rooftree.alignment.checks.daybreak import look_tomorrow
from rooftree.alignment.checks.models import CheckRun
from rooftree.alignment.checks.run import run_checks
from rooftree.changes import log
from rooftree.changes.models import Change
from rooftree.changes.veils import read_topic

NAME = "checks"
OWN = "alignment.finding."
KINDS = frozenset({"item", "goal", "goals", "person", "people", "plan", "space", "workspace"})


def look_again(workspace_id: int, changes: list[Change]) -> None:
    """Run the checks when the log has been read to its end and something of it concerned them.

    A long run of changes is judged once. Facts about findings are the checks' own and are not news.
    """
    if any(map(_concerns, changes)):
        CheckRun.objects.update_or_create(workspace_id=workspace_id, defaults={"is_due": True})
    if changes and changes[-1].seq < log.head(workspace_id):
        return
    if CheckRun.objects.filter(pk=workspace_id, is_due=True).exists():
        run_checks(workspace_id)
        look_tomorrow(workspace_id)


def _concerns(change: Change) -> bool:
    if change.verb.startswith(OWN):
        return False
    return any(read_topic(topic).name.partition(":")[0] in KINDS for topic in change.topics)
