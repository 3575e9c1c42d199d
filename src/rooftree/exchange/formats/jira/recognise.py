"""Which of Jira's exports a file, a folder or an archive is; each is read by a reader of its own."""

import re
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Literal

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.documents import Document, documents_of
from rooftree.exchange.formats.encoding import PlainText
from rooftree.exchange.formats.encoding import payload_start as json_start
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.backup import reader as backup
from rooftree.exchange.formats.jira.csv import reader as csv
from rooftree.exchange.formats.jira.csv.headers import said_by
from rooftree.exchange.formats.jira.mapping import JiraMapping
from rooftree.exchange.formats.jira.rest import reader as rest
from rooftree.exchange.formats.jira.rss import reader as rss
from rooftree.exchange.formats.jira.sheet import reader as sheet
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.reading import Table

Export = Literal["csv", "rss", "sheet", "rest", "backup"]
HEAD = 1 << 16
BACKUP = ("entities.xml", "activeobjects.xml")
_ROOT = re.compile(r"<(?P<name>rss|item|entity-engine-xml|html)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BEGUN_COMMENT = re.compile(r"\A\s*(?:<\?xml[^>]*\?>)?\s*<!--")
_ROOTS: Mapping[str, Export] = {
    "rss": "rss", "item": "rss", "entity-engine-xml": "backup", "html": "sheet",
}  # fmt: skip
_READERS: Mapping[Export, Callable[..., Bundle]] = {
    "csv": csv.read,
    "rss": rss.read,
    "sheet": sheet.read,
    "rest": rest.read,
    "backup": backup.read,
}
ENOUGH = 2
"""So many columns with known names make a table one of Jira's."""


def read(
    source: Path | bytes | BinaryIO, *, zone: str = "UTC", mapping: Mapping[str, Any] | None = None
) -> Bundle:
    """Read any export of Jira; a stream must be seekable.

    zone: IANA name of the zone in which times without one stand, and in which instants fall on days.
    mapping: what `JiraMapping.to_json` gave. Raises FormatError when it is no export, or a damaged one.
    """
    chosen = JiraMapping.from_json(mapping or {})
    source = BytesIO(source) if isinstance(source, bytes) else source
    start = 0 if isinstance(source, Path) else source.tell()
    with documents_of(source) as documents:
        kind = _kind_of(documents)
        if kind in ("csv", "rss", "sheet"):
            document = next(one for one in documents if not _is_aside(one))
            with document.open() as stream:
                return _READERS[kind](stream, zone=zone, mapping=chosen)
    if not isinstance(source, Path):
        source.seek(start)
    return _READERS[kind](source, zone=zone, mapping=chosen)


def kind_of(source: Path | bytes | BinaryIO) -> Export:
    """Say which export it is; a stream is left where it was. Raises FormatError for a broken archive."""
    start = 0 if isinstance(source, Path | bytes) else source.tell()
    with documents_of(source) as documents:
        kind = _kind_of(documents)
    if not isinstance(source, Path | bytes):
        source.seek(start)
    return kind


def _kind_of(documents: Sequence[Document]) -> Export:
    if any(PurePath(one.name).name in BACKUP or _is_packed_backup(one) for one in documents):
        return "backup"
    files = [one for one in documents if not _is_aside(one)]
    if len(files) != 1:
        return "rest"
    with files[0].open() as stream:
        head = BytesIO(stream.read(HEAD))
    return _kind_of_head(head)


def _is_packed_backup(document: Document) -> bool:
    """Tell whether a file of a folder is the archive that Jira makes of a backup."""
    if document.path is None or document.path.suffix.lower() != ".zip":
        return False
    try:
        with documents_of(document.path) as inside:
            return any(PurePath(one.name).name in BACKUP for one in inside)
    except FormatError:
        return False


def _kind_of_head(head: BinaryIO) -> Export:
    text = "".join(PlainText(head, Ledger({})))
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start in ("{", "["):
        return "rest"
    if start != "<" and _is_table(head):
        return "csv"
    text = _COMMENT.sub("", text)
    if _BEGUN_COMMENT.search(text):
        return "backup"  # Jira writes all of its settings before the first row
    root = _ROOT.search(text)
    if root is not None:
        return _ROOTS[root["name"].lower()]
    return "rss" if start == "<" else "rest" if _is_json(text) else "csv"


def _is_table(head: BinaryIO) -> bool:
    """Tell whether this begins with headers of Jira."""
    head.seek(0)
    try:
        headers = Table(head, Ledger({})).headers
    except FormatError:
        return False
    return sum(said is not None for said in said_by(headers)) >= ENOUGH


def _is_json(text: str) -> bool:
    try:
        json_start(text)
    except FormatError:
        return False
    return True


def _is_aside(document: Document) -> bool:
    """Tell whether a file in an archive is there by the way, as what a Mac puts into each."""
    return "__MACOSX" in PurePath(document.name).parts or PurePath(document.name).name.startswith(
        "."
    )
