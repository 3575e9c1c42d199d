"""The first walk: all rows of a backup into the store; of a damaged one, all that are whole."""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from rooftree.exchange.formats.documents import Document
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.backup.entities import (
    ISSUE,
    KEPT,
    LINK_IN,
    is_needed,
    row_of,
)
from rooftree.exchange.formats.jira.backup.recovery import RowFinder
from rooftree.exchange.formats.jira.backup.store import Store
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.wording import N_
from rooftree.exchange.formats.xml_stream import Node, XmlReader

ROOT = "entity-engine-xml"
_EXPECTED = N_("entities.xml, which Jira's backup (System → Backup system) writes")
_LIKENESSES = {
    "rss": N_("This is a list of issues in XML (RSS), not a backup."),
    "backup": N_("This is activeobjects.xml; the issues are in entities.xml beside it."),
    "html": N_("This is a web page, not a backup."),
    "Project": N_("This is a file of Microsoft Project, not a backup of Jira."),
}
_KINDS = {
    ISSUE: "items",
    "Action": "comments",
    "Worklog": "time_entries",
    "FileAttachment": "attachments",
    "IssueLink": "links",
    "ChangeGroup": "events",
    "ChangeItem": "events",
    "CustomFieldValue": "field_values",
}


def gathered(document: Document, ledger: Ledger) -> Store:
    """Read all rows. Raises FormatError when this is no backup, or nothing in it can be read."""
    try:
        with document.open() as stream:
            return _whole(stream, ledger)
    except FormatError as fault:
        if not isinstance(fault.__cause__, expat.ExpatError):
            raise
        with document.open() as stream:
            return _recovered(stream, ledger, fault)


def _whole(stream: BinaryIO, ledger: Ledger) -> Store:
    store = Store()
    reader = XmlReader(stream, ledger, KEPT)
    for node in reader:
        _require(reader.outermost)
        keep(store, node)
    _require(reader.outermost)
    return store


def _recovered(stream: BinaryIO, ledger: Ledger, fault: FormatError) -> Store:
    store, finder = Store(), RowFinder(stream, KEPT)
    found = 0
    for node in finder:
        keep(store, node)
        found += node.tag in (ISSUE, "Project")
    if not found:
        raise fault
    ledger.mention("damaged", "file", place=fault.place, sample=fault.cause)
    _tell_dropped(finder.dropped, finder.places, ledger)
    return store


def _tell_dropped(dropped: Counter[str], places: dict[str, str], ledger: Ledger) -> None:
    for entity, count in dropped.items():
        kind = _KINDS.get(entity, "file")
        if entity in _KINDS:
            ledger.found(kind, count)
        ledger.tell("broken_row", kind, place=places[entity], sample=entity, count=count)


def keep(store: Store, node: Node) -> None:
    """Put a row into the store, under that to which it belongs."""
    entity, kept = node.tag, KEPT[node.tag]
    row = row_of(node)
    if not is_needed(entity, row):
        return
    owner = row.get(kept.owner, "") if kept.owner else ""
    if entity == "OSPropertyEntry":
        owner = f"{row.get('entityName')}:{row.get('entityId')}"
    store.put(entity, row.get(kept.key, ""), row, owner=owner)
    if entity == "IssueLink":
        store.put(LINK_IN, row.get("id", ""), row, owner=row.get("destination", ""))


def _require(outermost: str) -> None:
    if outermost != ROOT:
        raise FormatError(
            _LIKENESSES.get(outermost, N_("This is XML, but no backup of Jira.")),
            place=f"the outermost element, {outermost}",
            expected=_EXPECTED,
        )


def tell_orphans(store: Store, ledger: Ledger) -> None:
    """Tell what belongs to issues that are not in the backup."""
    for entity in ("Action", "Worklog", "FileAttachment"):
        orphans = store.orphans(entity, ISSUE)
        if orphans.rows:
            kind = _KINDS[entity]
            ledger.found(kind, orphans.rows)
            ledger.tell(
                "row_without_issue", kind, place=f"issue {orphans.owner}", count=orphans.rows
            )


def projects(store: Store) -> Iterator[tuple[str, str]]:
    """Yield ids and keys of the projects."""
    for own, row in store.rows("Project"):
        if row.get("key"):
            yield own, row["key"]
