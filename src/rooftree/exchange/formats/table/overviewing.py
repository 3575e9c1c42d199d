"""What was made of a table, to be shown to people before anything is read for good."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import tzinfo
from typing import NamedTuple, Protocol

from rooftree.exchange.bundle import CategoryBasis, FieldType
from rooftree.exchange.formats.kind_words import kind_by_name
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.priority_words import priority_by_name
from rooftree.exchange.formats.status_words import category_by_name
from rooftree.exchange.formats.table.dates import DateGuess, Moment
from rooftree.exchange.formats.table.mapping import TableMapping
from rooftree.exchange.formats.table.overview import (
    Basis,
    ColumnView,
    DatesView,
    Overview,
    WordView,
)
from rooftree.exchange.formats.table.shapes import Shape

MOST_EXAMPLES = 8
MOST_USERS = 200
Guess = Callable[[str], str | None]


class Seen(Protocol):
    """A column with its meaning, and what told it."""

    @property
    def position(self) -> int: ...

    @property
    def meaning(self) -> str: ...

    @property
    def basis(self) -> Basis: ...

    @property
    def field_type(self) -> FieldType: ...


class Surveyed(Protocol):
    """What a first walk over a table has seen."""

    @property
    def shapes(self) -> Sequence[Shape]: ...

    @property
    def columns(self) -> Sequence[Seen]: ...

    @property
    def dates(self) -> DateGuess: ...

    @property
    def rows(self) -> int: ...

    def of(self, *meanings: str) -> Sequence[Seen]: ...


class Written(Protocol):
    """How a table is written; empty for a workbook."""

    @property
    def encoding(self) -> str: ...

    @property
    def delimiter(self) -> str: ...


class Reading(NamedTuple):
    """How a kind of tables is read: its dates, and which meanings are dates and people."""

    moment: Callable[[str], Moment | None]
    zone: tzinfo
    dates: Collection[str]
    people: Collection[str]


def overview_of(
    survey: Surveyed, table: Written, mapping: TableMapping, reading: Reading
) -> Overview:
    """Put together what a survey saw, with what the words in it stand for."""
    return Overview(
        rows=survey.rows,
        encoding=table.encoding,
        delimiter=table.delimiter,
        columns=[
            ColumnView(
                position=column.position,
                header=shape.header,
                meaning=column.meaning,
                basis=column.basis,
                filled=shape.filled,
                samples=tuple(shape.samples),
                field_type=column.field_type,
            )
            for column, shape in zip(survey.columns, survey.shapes, strict=True)
        ],
        dates=_dates(survey, reading),
        statuses=_words(survey, "status", mapping.statuses, category_by_name, "todo"),
        types=_words(survey, "type", mapping.types, kind_by_name, "task"),
        priorities=_words(survey, "priority", mapping.priorities, _priority, "0"),
        users=dict(_counted(survey, *reading.people).most_common(MOST_USERS)),
    )


def _words(
    survey: Surveyed, meaning: str, chosen: Mapping[str, str | int], guess: Guess, otherwise: str
) -> list[WordView]:  # fmt: skip
    known = {plain_words(word): str(stands_for) for word, stands_for in chosen.items()}
    views = []
    for word, count in _counted(survey, meaning).most_common():
        said, guessed = known.get(plain_words(word)), guess(word)
        basis: CategoryBasis = "source" if said else "name" if guessed else "default"
        stands_for = said or guessed or otherwise
        views.append(WordView(word=word, count=count, stands_for=stands_for, basis=basis))
    return views


def _counted(survey: Surveyed, *meanings: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    for column in survey.of(*meanings):
        for cell, count in survey.shapes[column.position].values.items():
            counted[cell.strip()] += count
    return counted


def _dates(survey: Surveyed, reading: Reading) -> DatesView:
    examples: dict[str, str] = {}
    for column in survey.of(*reading.dates):
        for sample in survey.shapes[column.position].samples:
            moment = reading.moment(sample)
            if moment is not None and len(examples) < MOST_EXAMPLES:
                shown = moment.at.astimezone(reading.zone) if moment.at else moment.day
                examples[sample] = shown.isoformat()
    return DatesView(
        format=str(survey.dates.format),
        is_ambiguous=survey.dates.is_ambiguous,
        is_mixed=survey.dates.is_mixed,
        examples=examples,
    )


def _priority(name: str) -> str | None:
    level = priority_by_name(name)
    return None if level is None else str(level)
