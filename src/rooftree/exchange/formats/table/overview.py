"""What a reader made of a table, for people who are to say whether it guessed right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rooftree.exchange.bundle import CategoryBasis, FieldType

Basis = Literal["chosen", "header", "place", "cells", "none"]


class Meaning(NamedTuple):
    """What a column can be. `label` is English for translation; `is_many`: several columns may be it."""

    name: str
    label: str
    is_many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A column: what it was taken for, on what grounds, and what stands in it.

    `field_type` is what sort of custom field its cells would make.
    """

    position: int
    header: str
    meaning: str
    basis: Basis
    filled: int
    samples: Sequence[str]
    field_type: FieldType


@dataclass(frozen=True, slots=True, kw_only=True)
class WordView:
    """A word of the table that stands for one of ours (a status for its category), and how often."""

    word: str
    count: int
    stands_for: str
    basis: CategoryBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    """How dates are read: a format such as "dmy en", and examples {cell: day or instant in ISO form}.

    `is_ambiguous`: day and month could change places in all of them.
    """

    format: str
    is_ambiguous: bool
    is_mixed: bool
    examples: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The whole table; `users` are names with how often each stands in it."""

    rows: int
    encoding: str
    delimiter: str
    columns: Sequence[ColumnView]
    dates: DatesView
    statuses: Sequence[WordView] = ()
    types: Sequence[WordView] = ()
    priorities: Sequence[WordView] = ()
    users: Mapping[str, int]
