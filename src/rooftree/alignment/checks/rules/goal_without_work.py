"""A goal counts now, and nobody has anything to do for it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from rooftree.alignment.checks.registry import rule
from rooftree.alignment.checks.snapshot import Snapshot
from rooftree.alignment.findings.models import Severity
from rooftree.alignment.findings.raised import Raised, day, goal


@rule(
    "goal-without-work",
    severity=Severity.WARNING,
    title=_("Goal without open work in its period"),
    causes={"": _("{goal} counts until {period_finish}, and no open work serves it.")},
)
def goal_without_work(snapshot: Snapshot) -> Iterator[Raised]:
    """Find goals in their period that no open item serves; work for a child goal counts, too."""
    open_items = snapshot.items.keys()
    for row in snapshot.goals:
        if not row.period_start <= snapshot.today <= row.period_finish:
            continue
        if open_items.isdisjoint(snapshot.behind.get(row.pk, ())):
            yield Raised(
                kind="goal",
                subject_id=row.pk,
                owner_id=row.owner_id,
                evidence={"goal": goal(row.pk), "period_finish": day(row.period_finish)},
            )
