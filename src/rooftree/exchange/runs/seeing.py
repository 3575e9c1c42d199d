"""What is known of a checked file with the choices of this moment, which may have changed since."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from rooftree.accounts.viewer import Viewer
from rooftree.errors import DomainError
from rooftree.exchange.formats import tables
from rooftree.exchange.formats.registry import reader_of
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.load.preparing import session_for
from rooftree.exchange.runs.files import beside, path_of
from rooftree.exchange.runs.models import Run
from rooftree.exchange.runs.overview import overview_of
from rooftree.exchange.runs.preview import first_items
from rooftree.exchange.runs.requests import is_read_otherwise
from rooftree.lib import clock

ROWS = 200
"""So many rows of a table are read again for a look."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`overview` is as a run keeps it. `is_stale`: the file would be read otherwise now.

    is_partial: it is of the first rows only, read as chosen now. refusal: why these cannot be read so.
    """

    overview: Mapping[str, Any]
    is_stale: bool = False
    is_partial: bool = False
    refusal: DomainError | None = None


def seen_now(run: Run, viewer: Viewer) -> Seen:
    """Return what is known of a checked file; a table's first rows are read again where need be."""
    choices, overview = Choices.from_json(run.mapping), run.report["overview"]
    path = path_of(run)
    if not is_read_otherwise(run, choices):
        return Seen(overview)
    if "table" not in overview or not path.exists():
        return Seen(overview, is_stale=True)
    try:
        head = _head(run, choices)
        table = _table(run.system, head, choices, overview["table"])
    except DomainError as refusal:
        return Seen(overview, is_stale=True, refusal=refusal)
    overview = {**overview, "table": table}
    try:
        seen = _read(run.system, head, choices, table, viewer)
    except DomainError as refusal:
        return Seen(overview, is_stale=True, refusal=refusal)
    return Seen(overview | seen, is_stale=True, is_partial=True)


def _head(run: Run, choices: Choices) -> bytes:
    """Return the first rows; those of a workbook are kept, since opening one takes its time."""
    reading = choices.reading
    form = [str(reading.get(name, "")) for name in ("sheet", "encoding", "delimiter")]
    kept = beside(run, "/".join(form))
    if not kept.exists():
        kept.write_bytes(tables.head_of(path_of(run), reading, ROWS))
    return kept.read_bytes()


def _read(
    system: str, head: bytes, choices: Choices, table: Mapping[str, Any], viewer: Viewer
) -> dict[str, Any]:
    reading = _plain(choices, table["dates"]["format"])
    bundle = reader_of(system)(head, zone=choices.zone, mapping=reading)
    free = replace(choices, prefix="", prefixes={})
    session = session_for(bundle, free, viewer=viewer, at=clock.now())
    return overview_of(session, bundle) | {"items": first_items(session.bundle)}


def _table(system: str, head: bytes, choices: Choices, whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the whole table holds, with what its columns would mean now."""
    reading = _plain(choices, whole["dates"]["format"])
    first = tables.overview_of(system, head, zone=choices.zone, reading=reading)
    if first is None:
        return dict(whole)
    now = asdict(first)
    if [one["header"] for one in now["columns"]] != [one["header"] for one in whole["columns"]]:
        return now  # another sheet
    columns = [
        {**old, "meaning": new["meaning"], "basis": new["basis"]}
        for old, new in zip(whole["columns"], now["columns"], strict=True)
    ]
    return {**whole, "columns": columns, "dates": now["dates"]}


def _plain(choices: Choices, dates: str) -> dict[str, Any]:
    """Return how the head is read: it stands in the plainest form, and shows too few dates to guess."""
    form = ("encoding", "delimiter", "sheet")
    reading = {name: value for name, value in choices.reading.items() if name not in form}
    return {**reading, "date_format": reading.get("date_format") or dates}
