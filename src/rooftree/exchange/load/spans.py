"""When work on an item began and ended: as its moves between lists tell, else as the source says."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from rooftree.exchange.bundle import Event, Item

BEGUN = ("doing", "done")
ENDED = ("done", "cancelled")
MADE = ("created", "copied", "brought")


class Span(NamedTuple):
    """First entry into work, and the entry into what is finished now; None where the source is silent."""

    start: datetime | None
    finish: datetime | None
    is_begun: bool
    is_ended: bool

    def known(self) -> dict[str, datetime | None]:
        """Return the columns about which the source says something."""
        columns: dict[str, datetime | None] = {}
        if self.start or not self.is_begun:
            columns["actual_start"] = self.start
        if self.finish or not self.is_ended:
            columns["actual_finish"] = self.finish
        return columns


def span_of(item: Item, events: Sequence[Event], categories: Mapping[str, str]) -> Span:
    """Follow an item through the categories of its statuses ({source id: category}), oldest event first.

    The same rule as for moves made here: entering work begins it, entering an end finishes it,
    leaving an end takes the finish back. What happened before the first event is known only where
    the making of the item is among the events.
    """
    start = finish = None
    is_begun = is_ended = False
    for at, category in _entries(item, events, categories):
        if category in BEGUN and not is_begun:
            is_begun, start = True, at
        if category not in ENDED:
            is_ended, finish = False, None
        elif not is_ended:
            is_ended, finish = True, at
    if is_begun and start is None:
        start = item.began_at
    if is_ended and finish is None:
        finish = item.marked_done_at or item.resolved_at or _ticked_at(events)
    if start and finish and finish < start:
        start = finish
    return Span(start, finish, is_begun, is_ended)


def _entries(
    item: Item, events: Sequence[Event], categories: Mapping[str, str]
) -> list[tuple[datetime | None, str]]:
    now = categories[item.status]
    moves = [event for event in events if event.verb == "moved"]
    first = categories.get(moves[0].details.get("from_id", ""), "") if moves else now
    made = next((event for event in events if event.verb in MADE), None)
    entries: list[tuple[datetime | None, str]] = [
        ((item.created_at or made.at) if made else None, first)
    ]
    entries += [(move.at, categories.get(move.details.get("to_id", ""), "")) for move in moves]
    if entries[-1][1] != now:  # a move that the source does not tell
        entries.append((None, now))
    return entries


def _ticked_at(events: Sequence[Event]) -> datetime | None:
    return next((event.at for event in reversed(events) if event.verb == "marked_done"), None)
