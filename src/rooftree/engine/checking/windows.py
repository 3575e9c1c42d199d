"""When calendars are open, read shift by shift."""

from collections.abc import Iterable
from itertools import pairwise

from rooftree.engine.calendars import DAY, WEEK, Calendar

Windows = list[tuple[int, int]]


def open_windows(calendar: Calendar, start: int, finish: int) -> Windows:
    """Return the open stretches of `calendar` between two instants."""
    opened = [(span.start, span.finish) for span in calendar.extra]
    for monday in range(start // WEEK * WEEK, finish, WEEK):
        for day, shifts in enumerate(calendar.week):
            opened += [
                (monday + day * DAY + opens, monday + day * DAY + closes)
                for opens, closes in shifts
            ]
    edges = {start, finish}
    closed = [(span.start, span.finish) for span in calendar.closed]
    for opens, closes in (*opened, *closed):
        edges |= {edge for edge in (opens, closes) if start < edge < finish}
    points = sorted(edges)
    windows: Windows = []
    for opens, closes in pairwise(points):
        is_open = any(a <= opens < b for a, b in opened)
        if is_open and not any(a <= opens < b for a, b in closed):
            if windows and windows[-1][1] == opens:
                windows[-1] = (windows[-1][0], closes)
            else:
                windows.append((opens, closes))
    return windows


def common_windows(calendars: Iterable[Calendar], start: int, finish: int) -> Windows:
    """Return the stretches between two instants in which all of `calendars` are open."""
    windows = [(start, finish)] if start < finish else []
    for calendar in calendars:
        windows = [
            piece for opens, closes in windows for piece in open_windows(calendar, opens, closes)
        ]
    return windows


def minutes(windows: Windows) -> int:
    """Return how long `windows` are together."""
    return sum(closes - opens for opens, closes in windows)
