"""Placing work that may pause: in the stretches of working time in which its resources are free."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rooftree.engine.intervals import Interval
from rooftree.engine.schedule.profile import FAR, Profile
from rooftree.engine.working_time import WorkingTime

FEWEST = 4  # a gap that holds less than this part of the work is passed over

Needs = Sequence[tuple[Profile, int]]


def pieces(
    time: WorkingTime, needs: Needs, duration: int, start: int, finish: int
) -> tuple[Interval, ...]:
    """Return where `duration` > 0 minutes end earliest, from `start` on and not before `finish`.

    Stretches are counts of working time, so closed hours make no pause.
    """
    least_end = time.work(finish - 1) + 1 if finish > start else -FAR
    found: list[Interval] = []
    total = 0
    for opens, closes in _free(time, needs, time.work(start)):
        if closes - opens < max(1, min(duration, duration // FEWEST)):
            continue
        taken = min(closes - opens, max(1, duration - total, least_end - opens))
        found.append((opens, opens + taken))
        total += taken
        if total >= duration and opens + taken >= least_end:
            break
    kept = _last(found, duration)
    return tuple((time.start_at(opens), time.finish_at(closes)) for opens, closes in kept)


def _last(stretches: list[Interval], minutes: int) -> list[Interval]:
    """Return the last `minutes` of `stretches`."""
    kept: list[Interval] = []
    for opens, closes in reversed(stretches):
        taken = min(minutes, closes - opens)
        minutes -= taken
        if taken:
            kept.insert(0, (closes - taken, closes))
    return kept


def _free(time: WorkingTime, needs: Needs, count: int) -> Iterator[Interval]:
    """Yield the stretches, in counts of working time from `count` on, with enough of everything."""
    opens = count
    while True:
        at = time.start_at(count)
        lacks_until = max(
            (_lacks_until(profile, units, at) for profile, units in needs), default=at
        )
        if lacks_until > at:
            if count > opens:
                yield opens, count
            opens = count = time.work(lacks_until)
            continue
        until = min((_free_until(profile, units, at) for profile, units in needs), default=FAR)
        if until >= FAR:
            yield opens, FAR
            return
        count = time.work(until)


def _lacks_until(profile: Profile, units: int, at: int) -> int:
    """Return when there are `units` again, which is `at` when there are."""
    i = bisect_right(profile.times, at) - 1
    if profile.free[i] >= units:
        return at
    while profile.free[i] < units:
        i += 1
    return profile.times[i]


def _free_until(profile: Profile, units: int, at: int) -> int:
    i = bisect_right(profile.times, at) - 1
    while i < len(profile.times) and profile.free[i] >= units:
        i += 1
    return profile.times[i] if i < len(profile.times) else FAR
