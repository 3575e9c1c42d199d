"""The rows of the plan as both looks print them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from rooftree.planning.queries import PlanRow

DEEPEST = 5
MOMENT = timedelta(microseconds=1)


class Row(NamedTuple):
    """One item of the plan with everything decided.

    What is guessed rests on more than assumed hours. Days are the viewer's; `was` is the agreed finish
    where the proposal has another. `float` and `duration` are minutes of working time. `assumed_url`
    is empty for who may not replace anything.
    """

    item_id: int
    key: str
    title: str
    url: str
    why_url: str
    kind: str
    kind_name: str
    depth: int
    is_group: bool
    is_under_way: bool
    is_critical: bool
    is_late: bool
    is_assumed: bool
    is_guessed: bool
    assumed_url: str
    start: date | None
    finish: date | None
    was: date | None
    shift: int | None
    differs: bool
    may_accept: bool
    duration: int
    float: int | None
    target: date | None
    promises: tuple[date, ...]
    people: tuple[str, ...]
    reason: str

    @property
    def is_unplanned(self) -> bool:
        """Tell whether no date could be found for it."""
        return self.start is None and not self.is_group


@dataclass(frozen=True, slots=True)
class Around:
    """What rows need to know of the page: its address, what may be edited, and why in brief."""

    base: str
    editable: frozenset[int]
    reasons: Mapping[int, str] = field(default_factory=dict)


def rows_of(plan: Iterable[PlanRow], around: Around) -> tuple[Row, ...]:
    """Return rows of the plan as pages print them."""
    return tuple(_row(one, around) for one in plan)


def _row(one: PlanRow, around: Around) -> Row:
    may_edit = one.item_id in around.editable
    is_change = is_acceptable(one)
    moved = one.record_finish is not None and one.differs
    return Row(
        item_id=one.item_id,
        key=one.key,
        title=one.title,
        url=f"{around.base}/items/{one.key}",
        why_url=f"{around.base}/plan/why/{one.key}",
        kind=one.icon.removeprefix("kind-"),
        kind_name=one.kind,
        depth=min(one.depth, DEEPEST),
        is_group=one.is_group,
        is_under_way=one.is_under_way,
        is_critical=one.is_critical,
        is_late=one.is_late,
        is_assumed=bool(one.assumed),
        is_guessed=not {"hours"}.issuperset(one.assumed),
        assumed_url=f"{around.base}/plan/assumptions/{one.key}" if may_edit else "",
        start=first_day(one.start),
        finish=last_day(one.finish),
        was=last_day(one.record_finish) if moved else None,
        shift=one.shift_days if moved else None,
        differs=is_change,
        may_accept=may_edit and is_change,
        duration=one.duration,
        float=one.float,
        target=one.target,
        promises=one.promises,
        people=tuple(name for _pk, name in one.assignees),
        reason=around.reasons.get(one.item_id, ""),
    )


def is_acceptable(one: PlanRow) -> bool:
    """Tell whether accepting the proposal would change the agreed dates of a single item."""
    return not one.is_group and one.start is not None and one.differs


def first_day(when: datetime | None) -> date | None:
    """Return the viewer's day of a start."""
    return timezone.localtime(when).date() if when is not None else None


def last_day(when: datetime | None) -> date | None:
    """Return the viewer's day of a finish; midnight ends the day before."""
    return timezone.localtime(when - MOMENT).date() if when is not None else None


WAYS = {
    "changes": is_acceptable,
    "critical": lambda one: one.is_critical and not one.is_group,
    "late": lambda one: one.is_late,
    "assumed": lambda one: bool(one.assumed),
}


def only(plan: tuple[PlanRow, ...], way: str) -> tuple[PlanRow, ...]:
    """Return the rows of a filter, each below what it is part of."""
    if way not in WAYS:
        return plan
    parents = {one.item_id: one.parent_id for one in plan}
    kept: set[int | None] = set()
    for one in filter(WAYS[way], plan):
        at: int | None = one.item_id
        while at is not None and at not in kept:
            kept.add(at)
            at = parents.get(at)
    return tuple(one for one in plan if one.item_id in kept)
