"""How much work an item is, who does it, and what of that was assumed.

- What remains counts first, then the likely estimate. It is work: each of several assignees does an
  equal part of it, full time, when they can.
- Without both, the usual cycle time of the kind is how long it takes, and each assignee gives it the
  part of their time that one of the items usually under way gets.
- Of work under way that nobody said what remains of, the working time since it was begun is done.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from rooftree.engine import WHOLE, WorkingTime
from rooftree.planning.bridge.assumptions import LEAST_SHARE_LEFT, LONGEST, Assumption
from rooftree.planning.bridge.hours import Hours
from rooftree.planning.bridge.teams import Doers
from rooftree.planning.bridge.typical import Typical
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.snapshot.parts import PlannedItem

NOBODY: Doers = frozenset()


class Piece(NamedTuple):
    """The part of an item's work that one set of people does: minutes, at some thousandths of one."""

    key: str
    doers: Doers
    minutes: int
    units: int


@dataclass(frozen=True, slots=True)
class Effort:
    """An item's work in pieces, its minutes in all, and what was assumed to know them."""

    pieces: tuple[Piece, ...]
    minutes: int
    assumptions: tuple[Assumption, ...]


@dataclass(slots=True)
class _Measured:
    """Minutes that a piece takes and the share of its doer, before what is done is taken off."""

    minutes: int
    units: int
    is_known_to_remain: bool


@dataclass(slots=True)
class Efforts:
    """Measures the items of one snapshot."""

    typical: Typical
    hours: Hours
    wall: Wall
    start: int
    pools: "dict[int, tuple[int, ...]]"
    _assumed: list[Assumption] = field(default_factory=list)

    def of(self, item: PlannedItem) -> Effort:
        """Return the work that an item is."""
        self._assumed = []
        doers = self._doers(item)
        measured = self._measured(item, doers)
        is_begun = item.is_under_way and item.actual_start is not None
        if is_begun and measured.minutes and not measured.is_known_to_remain:
            minutes = self._left(item, doers, measured)
        else:
            minutes = [measured.minutes] * len(doers)
        if measured.minutes:
            self._note_calendars(doers)
        pieces = tuple(
            Piece(
                key=f"i{item.id}" if len(doers) == 1 else f"i{item.id}.{min(each)}",
                doers=each if length else NOBODY,
                minutes=length,
                units=measured.units,
            )
            for each, length in zip(doers, minutes, strict=True)
        )
        return Effort(pieces, max(minutes), tuple(dict.fromkeys(self._assumed)))

    def _doers(self, item: PlannedItem) -> list[Doers]:
        """Return the sets of people who each do a part; a set of several is a pool."""
        active = [person for person in item.assignees if self.hours.is_active(person)]
        if active:
            return [frozenset((person,)) for person in active]
        if item.assignees:
            self._assumed.append(Assumption("doers", "left", persons=item.assignees))
        pool = frozenset(
            person for person in self.pools.get(item.space_id, ()) if self.hours.time(person).recurs
        )
        because = Assumption("doers", "unassigned", persons=tuple(sorted(pool)))
        self._assumed.append(because if pool else Assumption("doers", "nobody"))
        return [pool]

    def _measured(self, item: PlannedItem, doers: list[Doers]) -> _Measured:
        known = item.estimate if item.remaining is None else item.remaining
        if item.is_milestone or known == 0:
            self._assumed.clear()  # nobody is needed where nothing is to do
            return _Measured(0, WHOLE, is_known_to_remain=True)
        if known is not None:
            if known > LONGEST:
                self._assumed.append(Assumption("duration", "longest", minutes=LONGEST))
            share = -(-min(known, LONGEST) // len(doers))
            return _Measured(share, WHOLE, is_known_to_remain=item.remaining is not None)
        return self._usual(item, doers)

    def _usual(self, item: PlannedItem, doers: list[Doers]) -> _Measured:
        cycle = self.typical.cycle_time(item.kind_id)
        minutes = min(int(cycle.value), LONGEST)
        people = frozenset[int]().union(*doers)
        at_once = self.typical.under_way(people)
        units = max(1, round(WHOLE / at_once.value / len(doers)))
        self._assumed += [
            Assumption("duration", _source(cycle.sample), minutes=minutes, sample=cycle.sample),
            Assumption(
                "load",
                _source(at_once.sample),
                minutes=round(minutes / at_once.value),
                sample=at_once.sample,
                under_way=round(at_once.value, 2),
                persons=tuple(sorted(people)) if len(doers[0]) == 1 else (),
            ),
        ]
        return _Measured(minutes, units, is_known_to_remain=False)

    def _left(self, item: PlannedItem, doers: list[Doers], measured: _Measured) -> list[int]:
        """Return what each has left to do after the working time since the item was begun."""
        assert item.actual_start is not None  # noqa: S101 - the caller asked
        begun = self.wall.at(item.actual_start)
        least = -(-measured.minutes // LEAST_SHARE_LEFT)
        passed = [max(0, self._time(each).between(begun, self.start)) for each in doers]
        left = [max(measured.minutes - elapsed, least) for elapsed in passed]
        because: Literal["elapsed", "least"] = "elapsed" if max(left) > least else "least"
        work = round(sum(left) * measured.units / WHOLE)
        self._assumed.append(Assumption("remaining", because, minutes=work))
        return left

    def _time(self, doers: Doers) -> WorkingTime:
        return self.hours.time(min(doers)) if len(doers) == 1 else self.hours.standard_time

    def _note_calendars(self, doers: list[Doers]) -> None:
        for each in doers:
            if len(each) == 1 and not self.hours.has_calendar(min(each)):
                self._assumed.append(Assumption("hours", "no-calendar", person=min(each)))


def _source(sample: int) -> Literal["history", "default"]:
    return "history" if sample else "default"
