"""What each column of the file is: by choice, by its header, by its place, by its cells."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rooftree.exchange.bundle import FieldType
from rooftree.exchange.formats.jira.csv.cells import ACCOUNT, KEY, RANK
from rooftree.exchange.formats.jira.csv.headers import Said, said_by
from rooftree.exchange.formats.jira.csv.meanings import DATES, IGNORE, MEANINGS, NAMES
from rooftree.exchange.formats.table.overview import Basis
from rooftree.exchange.formats.table.shapes import Shape

_MANY = frozenset(meaning.name for meaning in MEANINGS if meaning.is_many)
_FIELD_TYPES: Mapping[str, FieldType] = {
    "field_text": "text",
    "field_number": "number",
    "field_date": "date",
    "field_checkbox": "checkbox",
    "field_choice": "choice",
}
# The columns of an export of all fields, and of one of the fields on the screen, in Jira's own order; the
# cloud has an id beside every person.
_PLACES: tuple[tuple[str, ...], ...] = (
    (
        "summary", "key", "id", "type", "status", "project_key", "project_name", IGNORE, "project_lead",
        "project_lead_id", "project_description", "priority", "resolution", "assignee", "assignee_id",
        "reporter", "reporter_id", "creator", "creator_id", "created", "updated", IGNORE, "resolved",
        "due", "votes",
    ),
    (
        "summary", "key", "id", "type", "status", "project_key", "project_name", IGNORE, "project_lead",
        "project_description", IGNORE, "priority", "resolution", "assignee", "reporter", "creator",
        "created", "updated", IGNORE, "resolved", "due", "votes",
    ),
    (
        "type", "key", "id", "summary", "assignee", "assignee_id", "reporter", "reporter_id", "priority",
        "status", "resolution", "created", "updated", "due",
    ),
    (
        "type", "key", "id", "summary", "assignee", "reporter", "priority", "status", "resolution",
        "created", "updated", "due",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its meaning, the type of link or name of field it adds, and what told it."""

    position: int
    header: str
    meaning: str
    detail: str
    basis: Basis
    field_type: FieldType


def columns_of(shapes: Sequence[Shape], chosen: Mapping[int, str]) -> list[Column]:
    """Say of each column what it is. chosen: {position: meaning} where somebody knows."""
    said = said_by([shape.header for shape in shapes])
    placed = _by_place(shapes, said)
    taken = {one.meaning for one in said if one}
    columns = []
    for shape, words in zip(shapes, said, strict=True):
        guess, basis = _guess(shape, words, placed, taken)
        if chosen.get(shape.position) in NAMES:
            guess, basis = _chosen(shape, words, chosen[shape.position]), "chosen"
        columns.append(
            Column(
                position=shape.position,
                header=shape.header,
                meaning=guess.meaning,
                detail=guess.detail,
                basis=basis,
                field_type=_FIELD_TYPES.get(guess.meaning) or shape.field_type(),
            )
        )
    return _joined(_once(columns), shapes)


def _guess(
    shape: Shape, words: Said | None, placed: Mapping[int, str], taken: set[str]
) -> tuple[Said, Basis]:
    if words is not None:
        return words, "header"
    if shape.position in placed:
        return Said(placed[shape.position]), "place"
    by_cells = _by_cells(shape, taken | set(placed.values()))
    if by_cells is not None:
        return by_cells, "cells"
    return Said("field" if shape.header and shape.filled else IGNORE, shape.header), "none"


def _chosen(shape: Shape, words: Said | None, meaning: str) -> Said:
    detail = words.detail if words else ""
    return Said(meaning, detail or shape.header)


def _once(columns: list[Column]) -> list[Column]:
    """Keep the first column of each single meaning, a chosen one before all, and leave out the others."""
    best: dict[str, Column] = {}
    for column in columns:
        rival = best.get(column.meaning)
        if rival is None or (column.basis == "chosen") > (rival.basis == "chosen"):
            best[column.meaning] = column
    return [
        column
        if column.meaning in _MANY or best[column.meaning] is column
        else replace(column, meaning=IGNORE, detail="")
        for column in columns
    ]


def _joined(columns: list[Column], shapes: Sequence[Shape]) -> list[Column]:
    """Make text of a field that has several columns, as their cells will stand side by side."""
    filled = Counter(
        column.detail
        for column, shape in zip(columns, shapes, strict=True)
        if column.meaning == "field" and shape.filled
    )
    return [
        replace(column, field_type="text")
        if column.meaning == "field" and filled[column.detail] > 1
        else column
        for column in columns
    ]


def _by_place(shapes: Sequence[Shape], said: Sequence[Said | None]) -> Mapping[int, str]:
    """Find the order of columns that agrees with all headers and cells; nothing when none does."""
    for places in _PLACES:
        if len(shapes) >= len(places) and all(
            _fits(shapes[position], said[position], meaning)
            for position, meaning in enumerate(places)
        ):
            return dict(enumerate(places))
    return {}


def _fits(shape: Shape, words: Said | None, meaning: str) -> bool:
    if words is not None and words.meaning != meaning:
        return False
    if not shape.filled:
        return meaning not in ("key", "summary", "type", "status", "created")
    test = _TESTS.get(meaning)
    return test is None or test(shape)


_TESTS: Mapping[str, Callable[[Shape], bool]] = {
    "key": lambda shape: _all_samples(shape, KEY.fullmatch),
    "id": lambda shape: shape.is_all("number"),
    "votes": lambda shape: shape.is_all("number"),
    **dict.fromkeys(DATES, lambda shape: shape.is_mostly("date")),
    **dict.fromkeys(
        ("assignee_id", "reporter_id", "creator_id", "project_lead_id"),
        lambda shape: _all_samples(shape, ACCOUNT.fullmatch),
    ),
}


def _by_cells(shape: Shape, taken: set[str]) -> Said | None:
    """Tell what a column is that has a name in a language nobody taught us."""
    if not shape.filled:
        return None
    if _all_samples(shape, KEY.fullmatch):
        is_own = "key" not in taken and shape.position < 3  # noqa: PLR2004 - the key stands in front
        return Said("key" if is_own else "link_out", shape.header)
    if _all_samples(shape, RANK.fullmatch):
        return Said("rank")
    if _all_samples(shape, _is_attachment):
        return Said("attachment")
    return Said("comment") if _all_samples(shape, _is_comment) else None


def _all_samples(shape: Shape, is_one: Callable[[str], object]) -> bool:
    return bool(shape.samples) and all(is_one(sample.strip()) for sample in shape.samples)


def _is_attachment(sample: str) -> bool:
    return ";http" in sample and _is_comment(sample)


def _is_comment(sample: str) -> bool:
    parts = sample.split(";", 2)
    return len(parts) == 3 and Shape(0, "").witness.look(parts[0])  # noqa: PLR2004
