"""Serial schedule generation where activities work by different calendars, compiled.

An activity takes its slots by count in its own calendar: it pauses while that is closed.
"""

from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.sides import Desk, Side


@jit
def serial_by_clock(side: Side, desk: Desk, floor: int) -> int:
    """Do what `serial` does, for a side with clocks; `desk.finishes` is filled too."""
    end = floor
    for position in desk.order:
        start, finish = _allowed(side, desk, position, floor)
        duration = side.durations[position]
        if duration:
            clock = side.clocks[position]
            count = side.counts[clock, start]
            if finish > start:
                count = max(count, side.counts[clock, finish - 1] + 1 - duration)
            count = _place(side, desk, position, count)
            desk.starts[position] = side.places[clock, count]
            desk.finishes[position] = side.places[clock, count + duration - 1] + 1
        else:
            desk.starts[position] = desk.finishes[position] = max(start, finish)
        end = max(end, desk.finishes[position])
    desk.free[:, floor:end] = side.free[:, floor:end]
    return end


@jit
def _allowed(side: Side, desk: Desk, position: int, floor: int) -> tuple[int, int]:
    """Return the least start and the least finish that release and dependencies allow."""
    start, finish = max(floor, side.releases[position]), floor
    for link in range(side.heads[position], side.heads[position + 1]):
        other = side.others[link]
        from_finish, to_finish, lag, clock = side.lags[link]
        at = desk.finishes[other] if from_finish else desk.starts[other]
        if lag:
            done = side.counts[clock, at] + lag
            at = side.places[clock, done - 1] + 1 if done > 0 else 0
        if to_finish:
            finish = max(finish, at)
        else:
            start = max(start, at)
    return start, finish


@jit
def _place(side: Side, desk: Desk, position: int, count: int) -> int:
    """Take the first place from `count` on; return the count at which it begins."""
    need, guards = side.needs[position], side.guards
    duration, places = side.durations[position], side.places[side.clocks[position]]
    finish = count + duration
    known = count  # from here up to what was looked at last, all is well
    at = finish - 1
    while at >= known:
        for word in range(len(guards)):
            if (desk.free[word, places[at]] - need[word]) & guards[word] != guards[word]:
                known = finish
                finish = at + 1 + duration
                at = finish
                break
        at -= 1
    for at in range(finish - duration, finish):
        for word in range(len(guards)):
            desk.free[word, places[at]] -= need[word]
    return int(finish - duration)
