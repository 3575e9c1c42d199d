"""ADF to Markdown, node by node and once through.

Written from Atlassian's JSON schema (@atlaskit/adf-schema 57.7). What follows the schema is read
in full; what does not is never refused, since a description is worth more than its form: text is
kept wherever it stands.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from rooftree.exchange.formats.markup.adf import blocks, inlines
from rooftree.exchange.formats.markup.adf.marks import marked, tell_marks
from rooftree.exchange.formats.markup.adf.nodes import content_of, kind_of, own_text
from rooftree.exchange.formats.markup.adf.remains import remains
from rooftree.exchange.formats.markup.converted import Converted, Losses
from rooftree.exchange.formats.markup.document import Block, Inline, Paragraph, Run
from rooftree.exchange.formats.markup.writer import written

DEEPEST = 50
_NONE: Mapping[str, str] = {}


def to_markdown(
    document: Mapping[str, Any],
    *,
    names: Mapping[str, str] = _NONE,
    files: Mapping[str, str] = _NONE,
) -> Converted:
    """Convert a document (or any node) as `json` gives it; never raises for what is in it.

    names: account id → the name by which a text mentions that person here, without @.
    files: name of an attached file → its address, where the importer knows it.
    """
    reader = _Reader(names, files)
    markdown = written(reader.blocks([document]), reader.losses)
    return Converted(markdown, reader.losses.counts())


class _Reader:
    """Reads nodes by their type, down to a depth that no writer of documents reaches."""

    def __init__(self, names: Mapping[str, str], files: Mapping[str, str]) -> None:
        self.names = names
        self.files = files
        self.losses = Losses()
        self._depth = 0

    def blocks(self, nodes: Iterable[Any]) -> list[Block]:
        """Read nodes as blocks; text among them becomes paragraphs."""
        if self._depth >= DEEPEST:
            return [Paragraph(remains(nodes, self.losses))]
        out: list[Block] = []
        line: list[Inline] = []
        self._depth += 1
        for node in nodes:
            if isinstance(node, Mapping) and kind_of(node) in inlines.INLINES:
                line += self._inline(node)
                continue
            out += self._paragraph(line)
            line = []
            out += self._block(node)
        self._depth -= 1
        return out + self._paragraph(line)

    def inlines(self, nodes: Iterable[Any]) -> list[Inline]:
        """Read nodes as runs of text."""
        if self._depth >= DEEPEST:
            return [*remains(nodes, self.losses)]
        self._depth += 1
        out = [one for node in nodes for one in self._inline(node)]
        self._depth -= 1
        return out

    def _inline(self, node: Any) -> list[Inline]:
        if not isinstance(node, Mapping):
            self.losses.tell("malformed")
            return []
        kind = kind_of(node)
        if kind in blocks.BLOCKS:
            self.losses.tell(kind)
            tell_marks(node, self.losses)
            inside = self.inlines(content_of(node))
            return [Run("\n"), Run(own_text(node)), *inside, Run("\n")]
        read = inlines.INLINES.get(kind, inlines.unknown)
        return marked(read(self, node), node, self.losses)

    def _block(self, node: Any) -> list[Block]:
        if not isinstance(node, Mapping):
            self.losses.tell("malformed")
            return []
        kind = kind_of(node)
        if kind != "media":  # puts them on its picture
            tell_marks(node, self.losses)
        return blocks.BLOCKS.get(kind, blocks.unknown)(self, node)

    @staticmethod
    def _paragraph(line: list[Inline]) -> list[Block]:
        return [Paragraph(line)] if line else []
