"""Sprints and ranks: they stand in a second file, `activeobjects.xml`, of the boards' own tables."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from rooftree.exchange.bundle import SprintState
from rooftree.exchange.formats.documents import Document
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.backup.rows import flag, whole
from rooftree.exchange.formats.jira.backup.store import Store
from rooftree.exchange.formats.jira.issue import Sprint
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.xml_stream import Node, XmlReader

SPRINT, RANK = "sprint", "rank"
_MARKS = {
    SPRINT: {"ID", "NAME", "CLOSED", "STARTED"},
    RANK: {"ISSUE_ID", "RANK", "FIELD_ID"},
}
_MILLISECONDS = 1000


def take_active_objects(document: Document, store: Store, ledger: Ledger) -> None:
    """Put sprints and ranks into the store; tell when the file is damaged."""
    try:
        with document.open() as stream:
            for kind, row in _rows(XmlReader(stream, ledger, ("column", "row"))):
                if kind == SPRINT:
                    store.put(SPRINT, row.get("ID", ""), row)
                elif row.get("TYPE", "1") == "1":
                    store.put(RANK, row.get("ID", ""), row, owner=row.get("ISSUE_ID", ""))
    except FormatError as fault:
        ledger.mention("second_file_damaged", "file", place=fault.place, sample=fault.cause)


def _rows(nodes: XmlReader) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the rows of the two tables, which are known by their columns."""
    columns: list[str] = []
    is_head = False
    for node in nodes:
        if node.tag == "column":
            columns = columns if is_head else []
            is_head = True
            if "sqlType" not in node.attributes:
                columns.append(node.attributes.get("name", ""))
            continue
        is_head = False
        own = columns[-len(node.children) :]  # columns of tables without rows may stand before them
        kind = next((kind for kind, marks in _MARKS.items() if marks <= set(own)), "")
        if kind:
            yield kind, dict(zip(own, map(_value, node.children), strict=False))


def _value(node: Node) -> str:
    return "" if node.attributes.get("xsi:nil") == "true" else node.text.strip()


def sprint_of(row: Mapping[str, str]) -> Sprint:
    """Read a sprint of the boards' table."""
    state: SprintState = "active" if flag(row.get("STARTED")) else "future"
    return Sprint(
        name=row.get("NAME", ""),
        id=row.get("ID", ""),
        goal=row.get("GOAL", ""),
        state="closed" if flag(row.get("CLOSED")) else state,
        start_at=_moment(row.get("START_DATE")),
        finish_at=_moment(row.get("END_DATE")),
        completed_at=_moment(row.get("COMPLETE_DATE")),
    )


def _moment(text: str | None) -> datetime | None:
    milliseconds = whole(text)
    try:
        return datetime.fromtimestamp((milliseconds or 0) / _MILLISECONDS, UTC) if text else None
    except (ValueError, OverflowError, OSError):
        return None
