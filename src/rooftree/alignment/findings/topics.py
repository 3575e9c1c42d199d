"""Which open pages a change of a finding concerns, and whose."""

from rooftree.alignment.findings.models import QUIET, Finding
from rooftree.changes.rowchange import RowChange
from rooftree.changes.veils import veiled
from rooftree.work.items.topics import for_who_sees


def finding_topics(finding: Finding) -> tuple[str, ...]:
    """Return the topics of a finding: all findings, and the thing that it is about."""
    return ("findings", f"{finding.subject_kind}:{finding.subject_id}")


def topics_of_change(finding: Finding, row: RowChange) -> tuple[str, ...]:
    """Return the topics of what happened to a finding, as far as `findings_seen` lets people know of it.

    Boards count findings on their cards: the item's space hears only of what changes that number.
    """
    topics = finding_topics(finding)
    if finding.item is not None:
        if _counts_otherwise(finding, row):
            topics = (*topics, f"space:{finding.item.space_id}")
        topics = for_who_sees(finding.item, topics)
    if finding.is_restricted and row.old.get("is_restricted", True):
        topics = veiled(topics, ("everything",))
    return topics


def _counts_otherwise(finding: Finding, row: RowChange) -> bool:
    if row.kind == "+" or "is_restricted" in row.new:
        return True
    state_before = row.old.get("state", finding.state)
    return (state_before in QUIET) != (finding.state in QUIET)
