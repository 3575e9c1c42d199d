"""The columns of a table: what they are taken for, what stands in them, and how dates are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from rooftree.exchange.formats.tables import MEANINGS
from rooftree.exchange.load.choices import Choices
from rooftree.web.forms.imports import ORDERS, column_groups
from rooftree.web.pages.settings import zones

SAMPLES = 3
SAMPLE_LENGTH = 60
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """Columns of one name, mostly a single one.

    `chosen` is empty while the guess holds; `guess` is the guess in words.
    """

    field: str
    header: str
    count: int
    filled: int
    samples: tuple[str, ...]
    chosen: str
    guess: str
    basis: str


@dataclass(frozen=True, slots=True)
class DateExample:
    """A cell, and how it is read: a day, or an instant."""

    cell: str
    day: date | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Columns:
    """The part of the form that is about a table."""

    rows: int
    lines: tuple[ColumnLine, ...]
    meanings: Pairs
    dates: str
    orders: Pairs
    guessed_order: str
    is_ambiguous: bool
    examples: tuple[DateExample, ...]
    zone: str
    zones: Pairs
    sheets: Pairs
    sheet: str
    source: str | None


def columns_of(system: str, overview: Mapping[str, Any], choices: Choices) -> Columns | None:
    """Return the columns; None for a file that is no table."""
    table = overview.get("table")
    if table is None:
        return None
    labels = {one.name: _(one.label) for one in MEANINGS[system]}
    chosen = choices.reading.get("columns", {})
    order = str(choices.reading.get("date_format", "")).partition(" ")[0]
    guessed = table["dates"]["format"].partition(" ")[0]
    sheets = tuple(overview.get("sheets", ()))
    return Columns(
        rows=table["rows"],
        lines=tuple(
            _line(field, same, chosen, labels) for field, same in column_groups(table["columns"])
        ),
        meanings=tuple(labels.items()),
        dates=order,
        orders=tuple((name, _orders()[name]) for name in ORDERS),
        guessed_order=_orders()[guessed],
        is_ambiguous=table["dates"]["is_ambiguous"],
        examples=_examples(table["dates"]["examples"]),
        zone=choices.zone,
        zones=zones(),
        sheets=tuple((name, name) for name in sheets) if len(sheets) > 1 else (),
        sheet=str(choices.reading.get("sheet", "")) or next(iter(sheets), ""),
        source=str(choices.reading.get("source", "")) if system == "csv" else None,
    )


def _line(
    field: str,
    same: Sequence[Mapping[str, Any]],
    chosen: Mapping[str, str],
    labels: Mapping[str, str],
) -> ColumnLine:
    first = same[0]
    samples = dict.fromkeys(sample for column in same for sample in column["samples"][:SAMPLES])
    return ColumnLine(
        field=field,
        header=first["header"],
        count=len(same),
        filled=max(column["filled"] for column in same),
        samples=tuple(_shortened(one) for one in [*samples][:SAMPLES]),
        chosen=chosen.get(str(first["position"]), ""),
        guess=labels.get(first["meaning"], first["meaning"]),
        basis=_basis(first["basis"]),
    )


def _examples(examples: Mapping[str, str]) -> tuple[DateExample, ...]:
    return tuple(_example(cell, read) for cell, read in examples.items())


def _example(cell: str, read: str) -> DateExample:
    if "T" in read:
        return DateExample(_shortened(cell), None, datetime.fromisoformat(read))
    return DateExample(_shortened(cell), date.fromisoformat(read), None)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SAMPLE_LENGTH else f"{line[: SAMPLE_LENGTH - 1]}…"


def _orders() -> Mapping[str, str]:
    return {
        "dmy": _("day, month, year"),
        "mdy": _("month, day, year"),
        "ymd": _("year, month, day"),
    }


def _basis(basis: str) -> str:
    return {
        "chosen": _("chosen"),
        "header": _("from its name"),
        "place": _("from its place"),
        "cells": _("from its cells"),
        "none": "",
    }[basis]
