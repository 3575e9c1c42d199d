"""Sorted, disjoint, half-open intervals of minutes: joining, overlapping and cutting out."""

from collections.abc import Iterable

Interval = tuple[int, int]
Intervals = tuple[Interval, ...]


def joined(intervals: Iterable[Interval]) -> Intervals:
    """Return `intervals` sorted, with those that touch or overlap made one."""
    result: list[Interval] = []
    for start, finish in sorted(intervals):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], finish))
        else:
            result.append((start, finish))
    return tuple(result)


def overlap(left: Intervals, right: Intervals) -> Intervals:
    """Return the minutes that lie in both."""
    result: list[Interval] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start = max(left[i][0], right[j][0])
        finish = min(left[i][1], right[j][1])
        if start < finish:
            result.append((start, finish))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(result)


def without(whole: Intervals, holes: Intervals) -> Intervals:
    """Return the minutes of `whole` that lie in none of `holes`."""
    result: list[Interval] = []
    for start, finish in whole:
        at = start
        for hole_start, hole_finish in holes:
            if hole_finish <= at:
                continue
            if hole_start >= finish:
                break
            if hole_start > at:
                result.append((at, hole_start))
            at = hole_finish
        if at < finish:
            result.append((at, finish))
    return tuple(result)
