"""What the plan page is made of."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One item of the plan. A group is a parent: its bars span its visible leaves.

    `start` and `finish` are the proposal's, `record_start` and `record_finish` those agreed; `float`
    and `duration` are minutes of working time; `assumed` names what was filled in: duration, load,
    remaining, doers, hours.
    """

    item_id: int
    key: str
    title: str
    kind: str
    icon: str
    colour: str
    space: str
    parent_id: int | None
    depth: int
    is_group: bool
    is_under_way: bool
    start: datetime | None
    finish: datetime | None
    record_start: datetime | None
    record_finish: datetime | None
    shift_days: int | None
    duration: int
    float: int | None
    is_critical: bool
    target: date | None
    promises: tuple[date, ...]
    is_late: bool
    assumed: tuple[str, ...]
    assignees: tuple[tuple[int, str], ...]

    @property
    def differs(self) -> bool:
        """Tell whether accepting the proposal would change the plan of record of this item."""
        return (self.start, self.finish) != (self.record_start, self.record_finish)


@dataclass(frozen=True, slots=True)
class PlanArrow:
    """A dependency between two items that are both in sight; the lag is minutes of working time."""

    predecessor_id: int
    successor_id: int
    type: str
    lag: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan for one viewer: the proposal, its rows in order, and the arrows between them."""

    proposal_id: int | None
    state: str
    today: date | None
    start: datetime | None
    finish: datetime | None
    rows: tuple[PlanRow, ...]
    arrows: tuple[PlanArrow, ...]
