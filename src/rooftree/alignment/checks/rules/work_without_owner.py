"""Somebody works on this, and nobody is accountable for it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from rooftree.alignment.checks.registry import rule
from rooftree.alignment.checks.snapshot import Snapshot
from rooftree.alignment.findings.models import Severity
from rooftree.alignment.findings.raised import Raised, item


@rule(
    "work-without-owner",
    severity=Severity.WARNING,
    title=_("Work under way without an accountable owner"),
    causes={"": _("{item} is under way, and nobody is accountable for it.")},
)
def work_without_owner(snapshot: Snapshot) -> Iterator[Raised]:
    """Find items in a status of the category doing that have no accountable owner."""
    for row in snapshot.under_way():
        if row.owner_id is None:
            yield Raised(
                kind="item",
                subject_id=row.pk,
                owner_id=snapshot.responsible(row.pk),
                evidence={"item": item(row.pk)},
            )
