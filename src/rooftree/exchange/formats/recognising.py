"""Which tool a file comes from, as far as its beginning tells."""

import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO

from rooftree.exchange.formats.encoding import PlainText, payload_start
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.csv.headers import said_by
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.reading import Table
from rooftree.exchange.formats.tabular.tools import LINEAR, tool_of

HEAD = 1 << 18
MOST_LOOKED_AT = 20
_ZIP = b"PK\3\4"
_JIRA_ROOT = re.compile(r"<(?:rss|item|entity-engine-xml|html)\b", re.IGNORECASE)
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,60})"\s*:')
_MARKS: Mapping[str, tuple[frozenset[str], ...]] = {
    "trello": (frozenset({"idBoard", "idList"}), frozenset({"lists", "cards"})),
    "jira": (
        frozenset({"key", "fields"}),
        frozenset({"issuetype", "project"}),
        frozenset({"issues", "startAt"}),
        frozenset({"issues", "nextPageToken"}),
    ),
    "github": (
        frozenset({"number", "title", "repository_url"}),
        frozenset({"number", "title", "html_url"}),
        frozenset({"number", "title", "stateReason"}),
        frozenset({"number", "title", "createdAt"}),
        frozenset({"number", "title", "state"}),
    ),
}
_JIRA_COLUMNS = frozenset({"key", "summary"})


def system_of(path: Path) -> str:
    """Return the name of the reader for a file; empty when nothing tells."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        if head.startswith(_ZIP):
            return _of_archive(stream)
    return _of_head(head)


def _of_archive(stream: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if "[Content_Types].xml" in names:
                return "csv" if any(name.startswith("xl/") for name in names) else ""
            if any(PurePath(name).name == "entities.xml" for name in names):
                return "jira"
            return _of_members(archive, names)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return ""


def _of_members(archive: zipfile.ZipFile, names: Iterable[str]) -> str:
    files = [name for name in names if not name.endswith("/") and "__MACOSX" not in name]
    for name in files[:MOST_LOOKED_AT]:
        with archive.open(name) as member:
            found = _of_head(member.read(HEAD))
        if found:
            return found
    return ""


def _of_head(head: bytes) -> str:
    text = "".join(PlainText(BytesIO(head), Ledger({})))
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start not in ("{", "[", "<") and (found := _of_table(head)):
        return found
    if start == "<" and _JIRA_ROOT.search(text):
        return "jira"
    try:
        return _of_keys(text[payload_start(text) :])
    except FormatError:
        return "jira" if _JIRA_ROOT.search(text) else ""


def _of_keys(text: str) -> str:
    """Go by the names of values, wherever they stand: the beginning of a file need not be whole."""
    keys = {_unescaped(found[1]) for found in _KEY.finditer(text)}
    return next(
        (system for system, marks in _MARKS.items() if any(one <= keys for one in marks)), ""
    )


def _unescaped(key: str) -> str:
    try:
        return str(json.loads(f'"{key}"'))
    except ValueError:
        return key


def _of_table(head: bytes) -> str:
    try:
        headers = Table(BytesIO(head), Ledger({})).headers
    except FormatError:
        return ""
    said = {one.meaning for one in said_by(headers) if one}
    if said >= _JIRA_COLUMNS:
        return "jira"
    tool = tool_of(headers)
    if tool is LINEAR:
        return "linear"
    return "csv" if len(headers) > 1 else ""
