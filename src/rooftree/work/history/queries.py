"""Reading the history of a thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from rooftree.accounts.viewer import Viewer
from rooftree.changes import log
from rooftree.changes.models import Change
from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import type_name
from rooftree.errors import NotFound
from rooftree.work.history.columns import COLUMNS, SAID, Shape
from rooftree.work.history.names import NAMED_SHAPES, Names, Wanted, names_for
from rooftree.work.history.readable import readable
from rooftree.work.history.sentences import keys_in, persons_in, sentence
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_see
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import role_in


@dataclass(frozen=True, slots=True)
class Detail:
    """One column that changed. A long text is not told, only that it changed (`is_long`)."""

    label: str
    old: str
    new: str
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `at` is when it did; an import writes it down later (`written_at`)."""

    seq: int
    at: datetime
    written_at: datetime
    who: str
    who_id: int | None
    via: str
    verb: str
    sentence: str
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    change: Change
    shown: dict[str, Any]
    edited: list[RowChange]

    @property
    def person_id(self) -> int | None:
        return self.change.author_person_id or self.change.actor_person_id


def history_of(
    viewer: Viewer, subject: models.Model, *, before: int | None = None, limit: int = 50
) -> list[Entry]:
    """Return what happened to a thing, newest first, in a constant number of queries.

    `before` is the `seq` of the last entry that was read already. What entries name and the viewer may
    not see is left without its name. Raises NotFound for an item or space out of sight; for things of
    other rooms the caller asks first.
    """
    _require_may_see(viewer, subject)
    changes = Change.objects.filter(
        workspace_id=viewer.workspace_id,
        subject_type=type_name(subject),
        subject_id=subject.pk,
    ).select_related("private")
    if before is not None:
        changes = changes.filter(seq__lt=before)
    return in_words(viewer, changes.order_by("-seq")[:limit])


def in_words(viewer: Viewer, changes: Iterable[Change]) -> list[Entry]:
    """Return entries of the log in words for a viewer who may see their subjects."""
    read = [
        _Read(change, log.shown(change), [row for row in log.rows(change) if row.kind == "~"])
        for change in changes
    ]
    names = names_for(viewer, _wanted(read), set().union(*(_keys(one) for one in read)))
    return [_entry(one, names) for one in read]


def _require_may_see(viewer: Viewer, subject: models.Model) -> None:
    if isinstance(subject, Item):
        require_may_see(viewer, subject)
    elif isinstance(subject, Space) and role_in(viewer, subject) is None:
        raise NotFound(_("There is no such space here."))


def _keys(read: _Read) -> set[str]:
    return keys_in(read.change.verb, read.shown)


def _wanted(read: list[_Read]) -> Wanted:
    wanted: Wanted = {shape: set() for shape in NAMED_SHAPES}
    for one in read:
        wanted[Shape.PERSON] |= persons_in(one.shown)
        if one.person_id is not None:
            wanted[Shape.PERSON].add(one.person_id)
        for row in one.edited:
            for name, _label, shape in _told(one.change.verb, row):
                if shape in NAMED_SHAPES:
                    values = (row.old.get(name), row.new.get(name))
                    wanted[shape] |= {value for value in values if value is not None}
    return wanted


def _entry(read: _Read, names: Names) -> Entry:
    change = read.change
    details = chain.from_iterable(_details(change.verb, row, names) for row in read.edited)
    return Entry(
        seq=change.seq,
        at=change.happened_at or change.at,
        written_at=change.at,
        who=_who(read, names),
        who_id=read.person_id,
        via=change.via,
        verb=change.verb,
        sentence=sentence(change.verb, read.shown, names),
        details=tuple(dict.fromkeys(details)),
    )


def _who(read: _Read, names: Names) -> str:
    if read.person_id is not None:
        return names.of(Shape.PERSON, read.person_id) or _("Somebody who is gone")
    return _("An import") if read.change.via == "import" else _("Rooftree")


def _told(verb: str, row: RowChange) -> Iterator[tuple[str, StrPromise, Shape]]:
    for name, (label, shape) in COLUMNS.get(row.table, {}).items():
        if name in row.new and (verb, name) not in SAID:
            yield name, label, shape


def _details(verb: str, row: RowChange, names: Names) -> Iterator[Detail]:
    for name, label, shape in _told(verb, row):
        if shape is Shape.LONG:
            yield Detail(str(label), "", "", is_long=True)
            continue
        old, new = (readable(shape, part.get(name), names) for part in (row.old, row.new))
        yield Detail(str(label), old, new)
