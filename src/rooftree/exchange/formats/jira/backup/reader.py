"""A whole backup of Jira (entities.xml, alone, in a folder or in an archive) into a bundle."""

import weakref
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from rooftree.exchange.bundle import OPTIONAL, Bundle
from rooftree.exchange.formats.documents import Document, documents_of
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.backup.active_objects import take_active_objects
from rooftree.exchange.formats.jira.backup.bonds import Bonds
from rooftree.exchange.formats.jira.backup.customs import Customs
from rooftree.exchange.formats.jira.backup.files import Files
from rooftree.exchange.formats.jira.backup.gathering import gathered, tell_orphans
from rooftree.exchange.formats.jira.backup.hanging import Hanging
from rooftree.exchange.formats.jira.backup.issues import IssueReader
from rooftree.exchange.formats.jira.backup.people import People, property_of
from rooftree.exchange.formats.jira.backup.places import Places
from rooftree.exchange.formats.jira.backup.store import Store
from rooftree.exchange.formats.jira.backup.wording import WORDINGS
from rooftree.exchange.formats.jira.draft import Draft
from rooftree.exchange.formats.jira.roles import Role
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.rows import is_web_address
from rooftree.exchange.formats.table.mapping import TableMapping
from rooftree.exchange.formats.wording import N_

ENTITIES, ACTIVE_OBJECTS = "entities.xml", "activeobjects.xml"


def read(
    source: Path | bytes | BinaryIO, *, zone: str = "UTC", mapping: TableMapping | None = None
) -> Bundle:
    """Read a backup; a stream must be seekable.

    zone: IANA name of the zone of the server's clock, in which the backup writes all times.
    Raises FormatError, which names the place, when it is no backup or nothing in it can be read.
    """
    if isinstance(source, Path) and source.name == ENTITIES:
        source = source.parent  # what belongs to the backup lies beside it
    with documents_of(source) as documents:
        inner = _archive_in(documents)
        if inner is not None:
            with documents_of(inner) as packed:
                return _read(packed, documents, ZoneInfo(zone), mapping)
        return _read(documents, documents, ZoneInfo(zone), mapping)


def _read(
    documents: Sequence[Document], files: Sequence[Document], zone: ZoneInfo,
    mapping: TableMapping | None,
) -> Bundle:  # fmt: skip
    ledger = Ledger(WORDINGS)
    store = gathered(_entities_in(documents), ledger)
    for document in documents:
        if document.name.endswith(ACTIVE_OBJECTS):
            take_active_objects(document, store, ledger)
    tell_orphans(store, ledger)
    ledger.mention("zone_assumed", "file", sample=str(zone))
    found = Files(files, store, ledger)
    base = _base(store)
    draft, reader = _assembled(store, found, ledger, zone=zone, mapping=mapping, base=base)
    for issue in reader.issues():
        draft.take(issue)
    bundle = draft.bundle(url=base)
    if found.folder is not None and bundle.index is not None:
        weakref.finalize(bundle.index, found.folder.cleanup)
    return bundle


def _assembled(
    store: Store, files: Files, ledger: Ledger, *, zone: ZoneInfo, mapping: TableMapping | None,
    base: str,
) -> tuple[Draft, IssueReader]:  # fmt: skip
    people = People(store)
    customs = Customs(store, people, zone)
    draft = Draft(told=_told(customs), has_history=True, mapping=mapping, ledger=ledger)
    places = Places(store, people, zone, base)
    places.tell(draft)
    return draft, IssueReader(
        store=store,
        people=people,
        places=places,
        bonds=Bonds(store),
        customs=customs,
        hanging=Hanging(store, people, files, zone=zone, ledger=ledger, base=base),
        ledger=ledger,
        zone=zone,
        base=base,
        sprints=_sprints_in_history(store),
    )


def _archive_in(documents: Sequence[Document]) -> Path | None:
    """Return the archive of a folder in which a backup lies packed beside its attachments."""
    if any(document.name.endswith(ENTITIES) for document in documents):
        return None
    packed = [one.path for one in documents if one.path and one.path.suffix.lower() == ".zip"]
    return packed[0] if len(documents) > 1 and packed else None


def _entities_in(documents: Sequence[Document]) -> Document:
    """Return the file of the tables: the one of that name, else the only XML file there is."""
    named = [one for one in documents if one.name.endswith(ENTITIES)]
    others = [one for one in documents if one.name.lower().endswith(".xml") or not one.name]
    found = named or others or (documents if len(documents) == 1 else [])
    if not found:
        raise FormatError(
            N_("There is no backup of Jira in this."),
            expected=N_("entities.xml, which Jira's backup (System → Backup system) writes"),
        )
    if not found[0].size:
        raise FormatError(N_("The file is empty."))
    return found[0]


def _base(store: Store) -> str:
    base = property_of(store, "jira.properties", "1", "jira.baseurl").rstrip("/")
    return base if is_web_address(base) else ""


def _told(customs: Customs) -> Collection[str]:
    """Return what a backup speaks of: everything, but what it has no field for."""
    absent = {name for name, role in _BY_ROLE.items() if not customs.has_role(role)}
    return OPTIONAL - absent


_BY_ROLE: Mapping[str, Role] = {"points": "points", "sprints": "sprint"}


def _sprints_in_history(store: Store) -> dict[str, str]:
    """Return the names of sprints by their ids, as far as the changes of issues tell them."""
    names: dict[str, str] = {}
    for _own, row in store.rows("ChangeItem"):
        if row.get("field") != "Sprint":
            continue
        for ids, told in (("oldvalue", "oldstring"), ("newvalue", "newstring")):
            owns, words = row.get(ids, "").split(", "), row.get(told, "").split(", ")
            if len(owns) == len(words):
                names |= dict(zip(owns, words, strict=True))
    return names
