"""Somebody works on this, and nobody said what for."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from rooftree.alignment.checks.registry import rule
from rooftree.alignment.checks.snapshot import Snapshot
from rooftree.alignment.findings.models import Severity
from rooftree.alignment.findings.raised import Raised, item


@rule(
    "work-without-goal",
    severity=Severity.WARNING,
    title=_("Work under way that serves no goal"),
    causes={"": _("{item} is under way, and neither it nor anything it is part of serves a goal.")},
)
def work_without_goal(snapshot: Snapshot) -> Iterator[Raised]:
    """Find items in a status of the category doing that serve no goal, even through an ancestor."""
    for row in snapshot.under_way():
        if row.pk not in snapshot.serving:
            yield Raised(
                kind="item",
                subject_id=row.pk,
                owner_id=snapshot.responsible(row.pk),
                evidence={"item": item(row.pk)},
            )
