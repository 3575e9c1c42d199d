"""What the readers of single nodes need of the reader of the whole document."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from rooftree.exchange.formats.markup.adf.nodes import Node
from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import Block, Inline


class Reading(Protocol):
    """One document being read: what its names and files are here, and how to read on inside."""

    names: Mapping[str, str]
    files: Mapping[str, str]
    losses: Losses

    def blocks(self, nodes: Iterable[Any]) -> list[Block]:
        """Read nodes as blocks; text among them becomes paragraphs."""
        ...

    def inlines(self, nodes: Iterable[Any]) -> list[Inline]:
        """Read nodes as runs of text."""
        ...


BlockReader = Callable[[Reading, Node], list[Block]]
InlineReader = Callable[[Reading, Node], list[Inline]]
