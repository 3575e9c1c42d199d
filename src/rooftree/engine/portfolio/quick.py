"""Large problems in numbers without a compiled form, where time is always open and links are plain.

Thousands of activities are read in some tens of milliseconds, so that a first plan is there before
anybody notices.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rooftree.engine.kernels.sides import Numbers, Side
from rooftree.engine.portfolio.chains import early_starts, topological
from rooftree.engine.portfolio.sharing import shared_bound
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.packing import WORD
from rooftree.engine.schedule.slots import MOST_SLOTS, MOST_WORDS


@dataclass(frozen=True, slots=True)
class Quick:
    """Both directions of a problem; `order` (n) has the position of the activity of each number.

    A slot has `unit` minutes and slot 0 begins at the start of the problem; nothing ends before the
    slot `bound`, and no activity (n) before `early_finishes` in slots.
    """

    sides: tuple[Side, Side]
    order: Numbers
    unit: int
    bound: int
    early_finishes: Numbers


def quick_numbers(problem: Problem) -> Quick | None:
    """Return `problem` in numbers; None when it is not always open, plain and possible."""
    if not _is_plain(problem):
        return None
    index = {activity.key: i for i, activity in enumerate(problem.activities)}
    before = np.array([index[each.before] for each in problem.dependencies], np.int64)
    after = np.array([index[each.after] for each in problem.dependencies], np.int64)
    order = topological(before, after, len(index))
    number = np.zeros(len(order), np.int64)
    number[order] = np.arange(len(order))
    durations = np.array([each.duration for each in problem.activities], np.int64)[order]
    releases = _releases(problem)[order]
    lags = np.array([each.lag for each in problem.dependencies], np.int64)
    unit = int(np.gcd.reduce(np.concatenate([durations, releases, lags]))) or 1
    durations, releases, lags = durations // unit, releases // unit, lags // unit
    length = int(durations.sum() + releases.max(initial=0) + lags.sum()) + 1
    demands = _demands(problem, number, durations)
    capacities = [each.capacity for each in problem.resources]
    packing = _packed(demands, capacities, len(order))
    if length > MOST_SLOTS or packing is None:
        return None
    full, needs, guards = packing
    if len(full) * length > MOST_WORDS:
        return None
    free = np.repeat(full[:, None], length, axis=1)
    links = _links(number[before], number[after], lags, durations)
    forwards = Side(durations, releases, needs, *links, free, guards)
    last = len(order) - 1
    turned = _links(last - number[after], last - number[before], lags, durations[::-1])
    backwards = Side(
        np.ascontiguousarray(durations[::-1]),
        np.zeros_like(releases),
        np.ascontiguousarray(needs[::-1]),
        *turned,
        free,
        guards,
    )
    heads = early_starts(forwards)
    tails = early_starts(backwards)[::-1]
    bound = shared_bound(durations, heads, tails, demands, capacities)
    return Quick((forwards, backwards), order, unit, bound, heads + durations)


def _is_plain(problem: Problem) -> bool:
    return (
        all(each.calendar is None and not each.reductions for each in problem.resources)
        and all(each.kind == "renewable" for each in problem.resources)
        and all(each.type == "FS" and each.lag >= 0 for each in problem.dependencies)
        and all(
            each.calendar is None
            and each.pinned is None
            and each.actual_start is None
            and each.deadline is None
            and not (each.modes or each.skills or each.splittable)
            for each in problem.activities
        )
    )


def _releases(problem: Problem) -> Numbers:
    """Return minutes from the start of the problem (n) before which nothing may begin."""
    of_project: dict[str | None, int] = {None: problem.start}
    for project in problem.projects:
        of_project[project.key] = max(
            problem.start, problem.start if project.release is None else project.release
        )
    return np.array(
        [
            of_project[each.project]
            if each.earliest is None
            else max(each.earliest, of_project[each.project])
            for each in problem.activities
        ],
        np.int64,
    ) - np.int64(problem.start)


def _demands(
    problem: Problem, number: Numbers, durations: Numbers
) -> list[tuple[Numbers, Numbers]]:
    """Return activities and their units for each resource; what takes no time demands nothing."""
    users: dict[str, list[int]] = {each.key: [] for each in problem.resources}
    units: dict[str, list[int]] = {each.key: [] for each in problem.resources}
    for position, activity in enumerate(problem.activities):
        for key, amount in activity.demands.items():
            users[key].append(position)
            units[key].append(amount)
    result = []
    for key, positions in users.items():
        numbers, amounts = number[np.array(positions, np.int64)], np.array(units[key], np.int64)
        counts = (amounts > 0) & (durations[numbers] > 0)
        result.append((numbers[counts], amounts[counts]))
    return result


def _packed(
    demands: Sequence[tuple[Numbers, Numbers]], capacities: Sequence[int], count: int
) -> tuple[Numbers, Numbers, Numbers] | None:
    """Return full words (w), needs (n, w) and guards (w); None when a demand is over capacity.

    Units are counted in the greatest that divides all demands; see `kernels.sides` for the words.
    """
    full, guards, needs, field = [0], [0], [np.zeros(count, np.int64)], 0
    for (users, amounts), capacity in zip(demands, capacities, strict=True):
        if not len(users):
            continue
        if amounts.max() > capacity:
            return None
        divisor = int(np.gcd.reduce(amounts))
        width = (capacity // divisor).bit_length() + 1
        if field + width > WORD:
            full.append(0)
            guards.append(0)
            needs.append(np.zeros(count, np.int64))
            field = 0
        full[-1] += capacity // divisor << field
        guards[-1] += 1 << (field + width - 1)
        needs[-1][users] += amounts // divisor << field
        field += width
    words = np.array(full, np.int64) + np.array(guards, np.int64)
    return words, np.ascontiguousarray(np.array(needs).T), np.array(guards, np.int64)


def _links(
    before: Numbers, after: Numbers, lags: Numbers, durations: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return heads (n + 1), others (l) and waits (l) of links from finish to start."""
    by_after = np.argsort(after, kind="stable")
    heads = np.searchsorted(after[by_after], np.arange(len(durations) + 1))
    others = before[by_after]
    return heads, others, durations[others] + lags[by_after]


def minutes(quick: Quick, starts: Numbers, begin: int) -> tuple[list[int], list[int]]:
    """Return starts and finishes by position, in minutes, of `starts` (n) by number in slots."""
    by_position = np.zeros((2, len(starts)), np.int64)
    by_position[0, quick.order] = starts
    by_position[1, quick.order] = starts + quick.sides[0].durations
    dates = begin + by_position * quick.unit
    return dates[0].tolist(), dates[1].tolist()
