"""Reads what is new in the logs of several workspaces at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.changes.models import Change, Counter
from rooftree.changes.veils import Topic, read_topic

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry of the log, as far as a page needs to know of it."""

    seq: int
    request_id: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class News:
    """The newest number of a log, and its entries after the number asked for, oldest first.

    A log that has run further ahead than `MOST_AT_ONCE` entries gives none: read the page anew.
    """

    head: int
    pieces: tuple[Piece, ...]


def news(places: Mapping[int, int]) -> dict[int, News]:
    """Return the news of each workspace after the number given for it; two queries at least."""
    heads = dict(Counter.objects.filter(pk__in=places).values_list("pk", "value"))
    return {
        workspace_id: News(head, _pieces(workspace_id, places[workspace_id], head))
        for workspace_id, head in heads.items()
        if head != places[workspace_id]
    }


def _pieces(workspace_id: int, after: int, head: int) -> tuple[Piece, ...]:
    if not 0 < head - after <= MOST_AT_ONCE:
        return ()
    rows = (
        Change.objects.filter(workspace_id=workspace_id, seq__gt=after)
        .order_by("seq")
        .values_list("seq", "request_id", "topics")
    )
    return tuple(
        Piece(seq, request_id, tuple(map(read_topic, topics))) for seq, request_id, topics in rows
    )
