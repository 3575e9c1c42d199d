"""The frozen view of a workspace that rules judge. Nothing in it reaches back to the database."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from rooftree.work.spaces.models import Category

MOMENT = timedelta(microseconds=1)

Week = list[list[list[int]]]


class ItemRow(NamedTuple):
    """An open item, and what decides who may see it."""

    pk: int
    parent_id: int | None
    category: str
    owner_id: int | None
    target: date | None
    space_id: int
    is_private: bool
    in_open_space: bool

    @property
    def is_restricted(self) -> bool:
        """Tell whether there may be people in the workspace who do not see the item."""
        return self.is_private or not self.in_open_space

    def may_hide_from(self, other: "ItemRow") -> bool:
        """Tell whether somebody who sees the other item may not see this one."""
        return self.is_private or (not self.in_open_space and self.space_id != other.space_id)


class DependencyRow(NamedTuple):
    """One open item waits for another; the lag is minutes of working time."""

    pk: int
    predecessor_id: int
    successor_id: int
    type: str
    lag: int


class CommitmentRow(NamedTuple):
    """An open promise about an open item."""

    pk: int
    item_id: int
    date: date


class GoalRow(NamedTuple):
    """A goal that is not closed."""

    pk: int
    owner_id: int | None
    period_start: date
    period_finish: date


class Dates(NamedTuple):
    """When an item is planned to run: from its own plan, or around that of its parts.

    `is_restricted`: that tells of parts that not everybody who sees the item may see.
    """

    start: datetime
    finish: datetime
    is_restricted: bool = False


class Load(NamedTuple):
    """Minutes of work that fall on a day, and minutes that the person works on it."""

    minutes: int
    capacity: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the rules know.

    `today` is the workspace's day. `items` are the open ones by id, archived ones left out, and so
    are those of `assignees`, `dependencies`, `commitments` and `dates`. `behind` has for each goal
    the ids of all items that serve it or a goal below it, directly or as a part; `serving` has those
    of any goal. `load` is by person and day; `weeks` are the working weeks of those who have one.
    """

    today: date
    zone: str
    items: Mapping[int, ItemRow]
    assignees: Mapping[int, tuple[int, ...]]
    dependencies: tuple[DependencyRow, ...]
    commitments: tuple[CommitmentRow, ...]
    goals: tuple[GoalRow, ...]
    behind: Mapping[int, AbstractSet[int]]
    serving: AbstractSet[int]
    dates: Mapping[int, Dates]
    load: Mapping[int, Mapping[date, Load]]
    weeks: Mapping[int, Week]

    def under_way(self) -> Iterator[ItemRow]:
        """Yield the items in a status of the category doing."""
        return (row for row in self.items.values() if row.category == Category.DOING)

    def responsible(self, item_id: int) -> int | None:
        """Return the accountable owner of an item, else one who works on it."""
        owner = self.items[item_id].owner_id
        return owner if owner is not None else next(iter(self.assignees.get(item_id, ())), None)

    def last_day(self, item_id: int) -> date | None:
        """Return the day on which an item is planned to finish; midnight ends the day before."""
        dates = self.dates.get(item_id)
        if dates is None:
            return None
        return (dates.finish - MOMENT).astimezone(ZoneInfo(self.zone)).date()
