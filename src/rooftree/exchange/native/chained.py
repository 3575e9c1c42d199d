"""Checks the log of an export as it comes in: nothing is missing, nothing was altered, nothing foreign."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from rooftree.accounts.models import User, Workspace
from rooftree.changes import chain
from rooftree.changes.tracking import type_name, type_names
from rooftree.changes.verify import altered_slots
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native.layout import LOG
from rooftree.exchange.formats.wording import N_
from rooftree.exchange.native.checked import Checked
from rooftree.exchange.native.columns import Misfit, read_id
from rooftree.exchange.native.incoming import Entry
from rooftree.exchange.native.rules import refuse_foreign_file
from rooftree.exchange.native.tables import model_named, references_of
from rooftree.people.persons.models import Person
from rooftree.work.attachments.models import Attachment

USER, PERSON, WORKSPACE = type_name(User), type_name(Person), type_name(Workspace)
ATTACHMENT = type_name(Attachment)

Named = Iterator[tuple[str, Any]]


class LogCheck:
    """Takes the entries one after the other; raises FormatError at the first that does not fit."""

    def __init__(self, checked: Checked, names: Collection[str]) -> None:
        self._header, self._named, self._names = checked.header, checked.named, names
        self._seq, self._head = 0, ""

    def take(self, entry: Entry) -> None:
        """Check the next entry, and take down the ids that it names."""
        change = entry.change
        self._seq += 1
        if change.seq != self._seq:
            raise FormatError(
                N_("An entry of the log is missing."), place=entry.place, expected=str(self._seq)
            )
        if chain.entry_hash(change, self._head) != change.hash:
            raise FormatError(
                N_("This entry of the log, or the one before it, was altered."), place=entry.place
            )
        self._head = change.hash
        if not _is_well_formed(change.data, change.topics):
            raise FormatError(N_("This is no entry of a log."), place=entry.place)
        for slot in altered_slots(change.data, entry.private):
            raise FormatError(
                N_("A private value of this entry was altered."),
                place=f"{entry.place}, {slot[:60]}",
            )
        self._take_down(entry)
        for table, _pk, _kind, old, new in change.data["rows"]:
            if table == ATTACHMENT:
                refuse_foreign_file(old.get("path"), self._names, entry.place)
                refuse_foreign_file(new.get("path"), self._names, entry.place)

    def end(self) -> None:
        """Check that the log is all there."""
        log = self._header.log
        if (self._seq, self._head) != (log.entries, log.head):
            raise FormatError(
                N_("The log does not end where the header says."),
                place=LOG,
                expected=f"{log.entries} entries",
            )

    def _take_down(self, entry: Entry) -> None:
        for table, pk in _named_in(entry):
            if pk is None or model_named(table) is None:
                continue
            try:
                known = read_id(pk)
            except Misfit as fault:
                raise FormatError(
                    N_("This is no entry of a log."), place=entry.place, cause=str(fault)
                ) from None
            if table == WORKSPACE and known != self._header.workspace.id:
                raise FormatError(N_("This entry is about another workspace."), place=entry.place)
            self._named[table].add(known)


def _is_well_formed(data: Any, topics: Any) -> bool:
    return (
        isinstance(data, dict)
        and isinstance(data.get("rows"), list)
        and all(map(_is_row, data["rows"]))
        and isinstance(data.get("show", {}), dict)
        and isinstance(topics, list)
        and all(isinstance(topic, str) for topic in topics)
    )


def _is_row(row: Any) -> bool:
    match row:
        case [str(), _, "+" | "~" | "-", dict(), dict()]:
            return True
    return False


def _named_in(entry: Entry) -> Named:
    """Yield (table, id) of all rows of which an entry speaks."""
    change = entry.change
    yield change.subject_type, change.subject_id
    yield USER, change.actor_user_id
    yield PERSON, change.actor_person_id
    yield PERSON, change.author_person_id
    for name, value in change.data.get("show", {}).items():
        if name.endswith("_person"):
            yield PERSON, value
    for table, pk, _kind, old, new in change.data["rows"]:
        yield table, pk
        for column, target in _references(table).items():
            yield target, old.get(column)
            yield target, new.get(column)


@cache
def _references(table: str) -> dict[str, str]:
    how = type_names.get(table)
    return references_of(how.fields) if how is not None else {}
