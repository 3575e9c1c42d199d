"""Shifting work to later, by several orders, and back where that turns out to be needless."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from rooftree.engine.as_planned import AsPlanned
from rooftree.engine.levelling.board import Board, Places
from rooftree.engine.levelling.room import one_at_a_time
from rooftree.engine.plan import Assignment
from rooftree.engine.schedule.placing import Placer
from rooftree.engine.schedule.rules import ranks
from rooftree.engine.schedule.sgs import in_order
from rooftree.engine.schedule.skills import Staffing

SPREAD = 0.2  # how far an order strays from the dates that stand, as a part of the whole plan
Score = tuple[int, int, int, int, int]


def levelled(
    settled: AsPlanned, board: Board, before: Places, orders: int, seed: int
) -> dict[int, Assignment]:
    """Return the best places of several orders: by the dates that stand, by float, by lot."""
    numbers = settled.numbers
    releases = list(numbers.releases)
    for position, place in before.items():
        releases[position] = max(releases[position], place.start)
    numbers = one_at_a_time(replace(numbers, releases=releases))
    activities = settled.problem.activities
    staffing = Staffing(settled.problem, numbers.durations)
    placer = Placer(numbers, staffing, [activity.splittable for activity in activities])
    standing = [float(before[i].start) if i in before else 0.0 for i in range(len(activities))]
    random = Random(seed)  # noqa: S311 - repeatable, not secret
    reach = SPREAD * (max(standing, default=0) - min(standing, default=0)) + 1
    tried: list[Sequence[float]] = [standing, ranks("lst", settled.problem, numbers)]
    tried += [[rank + random.uniform(-reach, reach) for rank in standing] for _ in range(orders)]
    best: tuple[Score, dict[int, Assignment]] | None = None
    for order_ranks in tried:
        made = placer.made(in_order(numbers, order_ranks), numbers.start, [])
        places = {
            position: replace(
                place,
                start=made.starts[position],
                finish=made.finishes[position],
                pieces=made.pieces.get(position, ()),
            )
            for position, place in before.items()
        }
        score = _score(settled, board, before, places)
        if best is None or score < best[0]:
            best = score, places
    return dict(before) if best is None else best[1]


def _score(settled: AsPlanned, board: Board, before: Places, after: Places) -> Score:
    """Return what is worse: what breaks, deadlines, due dates, the number of moves, their length."""
    missed = late = moved = shifted = 0
    for position, place in after.items():
        activity = settled.problem.activities[position]
        if activity.deadline is not None:
            missed += max(0, place.finish - activity.deadline)
        if activity.due is not None:
            late += activity.weight * max(0, place.finish - activity.due)
        if place != before[position]:
            moved += 1
            shifted += place.start - before[position].start
    for project in settled.problem.projects:
        if project.due is not None:
            late += project.weight * max(0, _end_of(settled, project.key, after) - project.due)
    return len(board.broken(after)), missed, late, moved, shifted


def _end_of(settled: AsPlanned, project: str, places: Places) -> int:
    activities = settled.problem.activities
    return max(
        (
            place.finish
            for position, place in places.items()
            if activities[position].project == project
        ),
        default=0,
    )


def without_needless(
    board: Board, before: Places, after: dict[int, Assignment]
) -> dict[int, Assignment]:
    """Return the places of `after` without the moves that can be taken back one by one."""
    crowd = board.crowd(before, after)
    is_mended = True
    while is_mended:
        is_mended = False
        moved = [position for position, place in after.items() if place != before[position]]
        moved.sort(key=lambda position: before[position].start - after[position].start)
        for position in moved:
            back = {**after, position: before[position]}
            breaks = set(board.broken_at(position, back)).difference(
                board.broken_at(position, after)
            )
            if not breaks and not any(
                board.overloads_at(position, before[position], crowd, back, after)
            ):
                after, is_mended = back, True
    return after
