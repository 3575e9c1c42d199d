"""The plan breaks a promise."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from rooftree.alignment.checks.registry import rule
from rooftree.alignment.checks.snapshot import Snapshot
from rooftree.alignment.findings.models import Severity
from rooftree.alignment.findings.raised import Raised, commitment, day, days, item


@rule(
    "plan-after-commitment",
    severity=Severity.ERROR,
    title=_("Plan later than commitment"),
    causes={
        "": _("{item} is planned to finish on {finish}; it is promised to {to_whom} by {promised}.")
    },
)
def plan_after_commitment(snapshot: Snapshot) -> Iterator[Raised]:
    """Find open promises about items that are planned to finish on a later day; one each."""
    for row in snapshot.commitments:
        finish = snapshot.last_day(row.item_id)
        if finish is not None and finish > row.date:
            yield Raised(
                kind="item",
                subject_id=row.item_id,
                owner_id=snapshot.responsible(row.item_id),
                is_restricted=snapshot.dates[row.item_id].is_restricted,
                detail=str(row.pk),
                evidence={
                    "item": item(row.item_id),
                    "finish": day(finish),
                    "to_whom": commitment(row.pk),
                    "promised": day(row.date),
                    "late": days((finish - row.date).days),
                },
            )
