"""How busy each person is on each day, and how much they can work."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rooftree.accounts.models import Workspace
from rooftree.engine import WHOLE
from rooftree.engine.calendars import DAY
from rooftree.planning.bridge.hours import Hours
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.dates import Both, dates_of_leaves
from rooftree.planning.proposals.models import ProposedItem
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.planning.snapshot.people import workers_of

AHEAD = timedelta(days=2 * 366)
"""How far ahead days are looked at."""

Days = dict[date, tuple[int, int]]


class Part(NamedTuple):
    """A person's part of an item: instants, and minutes of their time in it."""

    person: int
    start: int
    finish: int
    minutes: float


def daily_load(workspace_id: int) -> dict[int, Days]:
    """Return {person id: {day: (minutes of load, minutes of capacity)}} from today on.

    An item loads its assignees between its effective dates, spread evenly over their working time;
    work that nobody in particular is to do loads nobody. Days run to the last one with load, two
    years ahead at most; persons without load are left out.
    """
    newest = newest_proposal(workspace_id)
    if newest is None:
        return {}
    zone = Workspace.objects.values_list("time_zone", flat=True).get(pk=workspace_id)
    wall = Wall(zone)
    hours = Hours(workers_of(workspace_id), wall, newest.today)
    loads = _Loads(hours, wall, newest.today)
    dates = dates_of_leaves(workspace_id)
    rows = ProposedItem.objects.filter(proposal=newest, item_id__in=dates)
    for item, pieces in rows.values_list("item_id", "pieces"):
        for part in loads.parts(pieces, dates[item]):
            loads.add(part)
    return loads.result()


class _Loads:
    def __init__(self, hours: Hours, wall: Wall, today: date) -> None:
        self._hours = hours
        self._wall = wall
        self._first = wall.day(today)
        self._last = wall.day(today + AHEAD)
        self._minutes: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))

    def parts(self, pieces: list[list[int | None]], dates: Both) -> Iterator[Part]:
        """Yield each person's part, as agreed where the plan of record says other than the proposal."""
        moved = dates.record is not None and dates.record != dates.proposed
        for person, start, finish, minutes, units in pieces:
            if person is None or start is None or finish is None:
                continue
            work = (minutes or 0) * (units or 0) / WHOLE
            agreed = self._agreed(person, dates) if moved else None
            yield Part(person, *(agreed or (start, finish)), work)

    def _agreed(self, person: int, dates: Both) -> tuple[int, int] | None:
        """Return what is left of the agreed time, or None when the person cannot work in it."""
        if dates.record is None:
            return None
        start, finish = (self._wall.at(when) for when in dates.record)
        start = max(start, self._first)
        return (start, finish) if self._hours.time(person).between(start, finish) > 0 else None

    def add(self, part: Part) -> None:
        time = self._hours.time(part.person)
        worked = time.between(part.start, part.finish)
        for day, minutes in time.days(part.start, min(part.finish, self._last)):
            if minutes:
                self._minutes[part.person][day] += part.minutes * minutes / worked

    def result(self) -> dict[int, Days]:
        found = {}
        for person, minutes in sorted(self._minutes.items()):
            time = self._hours.time(person)
            found[person] = {
                self._wall.date(day): (round(minutes.get(day, 0)), capacity)
                for day, capacity in time.days(self._first, max(minutes) + DAY)
                if capacity or minutes.get(day)
            }
        return found
