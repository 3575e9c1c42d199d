"""What the rooms put into the bin: which deletions, what people miss after them, and who may undo them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import models

from rooftree.accounts.viewer import Viewer
from rooftree.changes.bin.deletions import Deletion, Missed
from rooftree.changes.rowchange import RowChange

Sight = Callable[[Viewer, Sequence[Deletion]], Iterable[Deletion]]


def _as_told(deletion: Deletion, subject: models.Model) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(deletion.change.topics)


def _as_it_was(row: RowChange) -> RowChange:
    return row


@dataclass(frozen=True, slots=True)
class Drawer:
    """One room's part of the bin.

    `kinds` says what people miss after each deletion, by its verb. `sight` picks those that the viewer
    might have deleted. `topics` tells whom the return concerns, and `mend` makes a deleted row fit
    where it no longer does.
    """

    kinds: Mapping[str, Missed]
    sight: Sight
    topics: Callable[[Deletion, models.Model], tuple[str, ...]] = _as_told
    mend: Callable[[RowChange], RowChange] = _as_it_was


_drawers: dict[str, Drawer] = {}


def put_in(drawer: Drawer) -> None:
    """Let what a room deletes lie in the bin."""
    _drawers.update(dict.fromkeys(drawer.kinds, drawer))


def verbs() -> tuple[str, ...]:
    """Return the verbs of all deletions that lie in the bin."""
    return tuple(_drawers)


def drawer_of(verb: str) -> Drawer | None:
    """Return the drawer of a deletion; None for what is none."""
    return _drawers.get(verb)


def in_sight(viewer: Viewer, deletions: Sequence[Deletion]) -> list[Deletion]:
    """Return the deletions that the viewer may undo, in their order; each drawer is asked once."""
    by_drawer: dict[int, tuple[Drawer, list[Deletion]]] = {}
    for one in deletions:
        drawer = _drawers[one.change.verb]
        by_drawer.setdefault(id(drawer), (drawer, []))[1].append(one)
    seen = {one.seq for drawer, some in by_drawer.values() for one in drawer.sight(viewer, some)}
    return [one for one in deletions if one.seq in seen]
