"""What a snapshot is made of: plain values that cannot change. Scenarios replace some of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

Week = list[list[list[int]]]


class PlannedItem(NamedTuple):
    """A leaf in to do or doing. Minutes are working time; `promised` is the soonest open commitment."""

    id: int
    key: str
    space_id: int
    kind_id: int
    is_milestone: bool
    parent_id: int | None
    priority: int
    rank: str
    is_under_way: bool
    start: date | None
    target: date | None
    promised: date | None
    estimate: int | None
    remaining: int | None
    actual_start: datetime | None
    assignees: tuple[int, ...]


class Group(NamedTuple):
    """An item that has others below it; what it wants holds for all of them."""

    id: int
    parent_id: int | None
    priority: int
    start: date | None
    target: date | None
    promised: date | None


class End(NamedTuple):
    """An item at the far end of a dependency that may be over, or not be planned at all."""

    category: str
    is_archived: bool
    actual_start: datetime | None
    actual_finish: datetime | None


class Waiting(NamedTuple):
    """One dependency; the lag is minutes of working time."""

    predecessor_id: int
    successor_id: int
    type: str
    lag: int
    predecessor: End


class Worker(NamedTuple):
    """A person: the hours of their week (None: no calendar), days away (both ends count), holidays."""

    id: int
    is_active: bool
    week: Week | None
    absences: tuple[tuple[date, date], ...]
    holidays: tuple[date, ...] = ()


class DoneItem(NamedTuple):
    """A leaf that was under way and is done: what history has to say."""

    id: int
    kind_id: int
    actual_start: datetime
    actual_finish: datetime
    assignees: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that planning looks at, as it was at entry `seq` of the change log or a little later.

    `groups` are the items with others below them, by id; `pools` are the persons who may take up
    unassigned work of a space; `history` is what was done last, newest first.
    """

    workspace_id: int
    seq: int
    zone: str
    items: tuple[PlannedItem, ...]
    groups: Mapping[int, Group]
    dependencies: tuple[Waiting, ...]
    workers: Mapping[int, Worker]
    pools: Mapping[int, tuple[int, ...]]
    history: tuple[DoneItem, ...]
