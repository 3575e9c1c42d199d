"""The plan is later than what is wanted."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from rooftree.alignment.checks.registry import rule
from rooftree.alignment.checks.snapshot import Snapshot
from rooftree.alignment.findings.models import Severity
from rooftree.alignment.findings.raised import Raised, day, days, item


@rule(
    "plan-after-target",
    severity=Severity.WARNING,
    title=_("Plan later than target"),
    causes={"": _("{item} is planned to finish on {finish}; the target is {target}.")},
)
def plan_after_target(snapshot: Snapshot) -> Iterator[Raised]:
    """Find open items that are planned to finish on a later day than their target."""
    for row in snapshot.items.values():
        finish = snapshot.last_day(row.pk)
        if row.target is not None and finish is not None and finish > row.target:
            yield Raised(
                kind="item",
                subject_id=row.pk,
                owner_id=snapshot.responsible(row.pk),
                is_restricted=snapshot.dates[row.pk].is_restricted,
                evidence={
                    "item": item(row.pk),
                    "finish": day(finish),
                    "target": day(row.target),
                    "late": days((finish - row.target).days),
                },
            )
