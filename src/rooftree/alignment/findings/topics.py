"""Which open pages a change of a finding concerns."""

from rooftree.alignment.findings.models import Finding


def finding_topics(finding: Finding) -> tuple[str, ...]:
    """Return the topics of a finding: all findings, and the thing that it is about."""
    return ("findings", f"{finding.subject_kind}:{finding.subject_id}")
