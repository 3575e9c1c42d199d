"""The one document that every markup is read into: blocks of runs of text, as far as Markdown goes.

A line break is a newline in a run's text. Lists of blocks may still grow while a reader holds them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Style = int
PLAIN: Style = 0
STRONG: Style = 1
EM: Style = 2
STRIKE: Style = 4
CODE: Style = 8


class Run(NamedTuple):
    """Text in one style, perhaps leading to an address."""

    text: str
    style: Style = PLAIN
    address: str = ""


class Picture(NamedTuple):
    """A picture at `source`, perhaps leading to an address."""

    alt: str
    source: str
    address: str = ""


Inline = Run | Picture


@dataclass(slots=True)
class Paragraph:
    """Lines of text."""

    inlines: Sequence[Inline]


@dataclass(slots=True)
class Heading:
    """A heading of level 1 (outermost) to 6."""

    level: int
    inlines: Sequence[Inline]


@dataclass(slots=True)
class Quote:
    """Blocks set apart from the text around them."""

    blocks: "list[Block]" = field(default_factory=list)


@dataclass(slots=True)
class ListItem:
    """Blocks behind one bullet or number; `is_done` is None unless it is a task."""

    blocks: "list[Block]" = field(default_factory=list)
    is_done: bool | None = None


@dataclass(slots=True)
class ItemList:
    """Items behind bullets, or numbers from `first` on."""

    items: list[ListItem] = field(default_factory=list)
    first: int | None = None


@dataclass(slots=True)
class CodeBlock:
    """Text to be kept letter by letter."""

    text: str
    language: str = ""


@dataclass(slots=True)
class Cell:
    """One cell of a table."""

    blocks: "list[Block]" = field(default_factory=list)
    is_header: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells; rows may differ in length."""

    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(slots=True)
class Rule:
    """A line across."""


Block = Paragraph | Heading | Quote | ItemList | CodeBlock | Table | Rule
