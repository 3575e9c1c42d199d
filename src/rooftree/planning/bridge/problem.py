"""The bridge: a snapshot as a problem of the engine, with what was assumed and what was left out."""

from dataclasses import dataclass
from datetime import date

from rooftree.engine import Activity, Problem
from rooftree.planning.bridge.arrows import Note, arrows_of
from rooftree.planning.bridge.effort import Effort, Efforts, Piece
from rooftree.planning.bridge.hours import STANDARD, Hours
from rooftree.planning.bridge.teams import Doers, Teams
from rooftree.planning.bridge.typical import Typical
from rooftree.planning.bridge.urgency import above, by_urgency, inherited
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.snapshot.parts import Group, PlannedItem, Snapshot


@dataclass(frozen=True, slots=True)
class Bridged:
    """A problem and the way back: whose activities they are, and what was assumed or left out.

    `efforts` and `notes` are by item; `item_of` and `members` say which item an activity and which
    people a resource stands for. `items` come in the order of work.
    """

    problem: Problem
    wall: Wall
    items: tuple[PlannedItem, ...]
    efforts: dict[int, Effort]
    notes: dict[int, tuple[Note, ...]]
    item_of: dict[str, int]
    members: dict[str, Doers]


def bridge(snapshot: Snapshot, today: date) -> Bridged:
    """Return the problem of planning everything from the beginning of `today` on."""
    wall = Wall(snapshot.zone)
    start = wall.day(today)
    hours = Hours(snapshot.workers, wall, today)
    typical = Typical(snapshot.history, hours, wall)
    efforts_of = Efforts(typical, hours, wall, start, dict(snapshot.pools))
    ordered = by_urgency(snapshot)
    efforts = {item.id: efforts_of.of(item) for item in ordered}
    keys = {pk: [piece.key for piece in effort.pieces] for pk, effort in efforts.items()}
    arrows = arrows_of(snapshot, keys, ordered, wall)
    teams = Teams(
        {piece.doers for effort in efforts.values() for piece in effort.pieces}, hours, start
    )
    activities = {activity.key: activity for activity in arrows.extra}
    for item in ordered:
        release = _release(item, above(item, snapshot.groups), wall)
        for piece in efforts[item.id].pieces:
            activities[piece.key] = _activity(piece, release, teams)
    sequence = [key for item in ordered for key in keys[item.id]]
    sequence += [activity.key for activity in arrows.extra]
    pairs = [(arrow.before, arrow.after) for arrow in arrows.dependencies]
    problem = Problem(
        start=start,
        activities=tuple(activities[key] for key in inherited(sequence, pairs)),
        dependencies=arrows.dependencies,
        resources=teams.resources(),
        calendars={STANDARD: hours.standard, **teams.calendars()},
    )
    item_of = {key: pk for pk, found in keys.items() for key in found} | arrows.stands_for
    return Bridged(
        problem, wall, tuple(ordered), efforts, arrows.notes, item_of, dict(teams.members)
    )


def _activity(piece: Piece, release: int | None, teams: Teams) -> Activity:
    drawn_on = teams.drawn_on(piece.doers)
    return Activity(
        key=piece.key,
        duration=piece.minutes,
        demands=dict.fromkeys(drawn_on, piece.units),
        calendar=None if drawn_on else STANDARD,
        earliest=release,
    )


def _release(item: PlannedItem, groups: list[Group], wall: Wall) -> int | None:
    """Return before when nothing of an item is to be done: the start that somebody asked for.

    What is under way has begun, whatever was asked for, and goes on from now.
    """
    if item.is_under_way and item.actual_start is not None:
        return wall.at(item.actual_start)
    line: list[PlannedItem | Group] = [item, *groups]
    days = [one.start for one in line if one.start is not None]
    return wall.day(max(days)) if days else None
