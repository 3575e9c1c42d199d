"""Somebody has more to do than time to do it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from rooftree.alignment.checks.registry import rule
from rooftree.alignment.checks.snapshot import Snapshot
from rooftree.alignment.findings.models import Severity
from rooftree.alignment.findings.raised import Raised, day, days, minutes, person

FEWEST_DAYS = 2


@rule(
    "person-overloaded",
    severity=Severity.WARNING,
    title=_("Person over capacity for two or more days"),
    causes={
        "": _(
            "{person} has more to do than working time on {days} from {first}; "
            "at worst on {worst}: {load} of work in {capacity}."
        )
    },
)
def person_overloaded(snapshot: Snapshot) -> Iterator[Raised]:
    """Find persons whose load is above their capacity on two or more days, today or later."""
    restricted = _persons_on_restricted_items(snapshot)
    for person_id, by_day in snapshot.load.items():
        over = {
            when: load
            for when, load in sorted(by_day.items())
            if when >= snapshot.today and load.minutes > load.capacity
        }
        if len(over) < FEWEST_DAYS:
            continue
        worst = max(over, key=lambda when: over[when].minutes - over[when].capacity)
        yield Raised(
            kind="person",
            subject_id=person_id,
            owner_id=person_id,
            is_restricted=person_id in restricted,
            evidence={
                "person": person(person_id),
                "days": days(len(over)),
                "first": day(min(over)),
                "worst": day(worst),
                "load": minutes(over[worst].minutes),
                "capacity": minutes(over[worst].capacity),
            },
        )


def _persons_on_restricted_items(snapshot: Snapshot) -> set[int]:
    """Return whose load would tell of items that not everybody may see."""
    return {
        person_id
        for item_id, persons in snapshot.assignees.items()
        if snapshot.items[item_id].is_restricted
        for person_id in persons
    }
