"""The document as Markdown: blocks below each other, what is inside an item or quote indented."""

import re
from collections.abc import Sequence

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import (
    Block,
    CodeBlock,
    Heading,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from rooftree.exchange.formats.markup.escape import code_fence, guarded
from rooftree.exchange.formats.markup.inline import markdown_lines
from rooftree.exchange.formats.markup.links import with_safe_links
from rooftree.exchange.formats.markup.tables import table_lines

LEVELS = 34
"""How deep our renderer shows: it stops at 40, where a quote takes one and a list takes two."""

LEVELS_OF_A_LIST = 2

_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")
_CLOSING_HASHES = re.compile(r"(?<!\S)#+$")
_LAST_NUMBER = 999_999_999


def written(blocks: Sequence[Block], losses: Losses) -> str:
    """Write a document as Markdown; tells the losses what it could not say."""
    return "\n".join(_Writer(losses).lines(blocks, LEVELS))


class _Writer:
    def __init__(self, losses: Losses) -> None:
        self._losses = losses

    def lines(self, blocks: Sequence[Block], levels: int, *, is_tight: bool = False) -> list[str]:
        """Write blocks with an empty line between any two; a list may follow its lead closely."""
        out: list[str] = []
        delimiter = "."
        for number, block in enumerate(blocks):
            lines = self._block(block, levels, delimiter)
            if not lines:
                continue
            if out and not (is_tight and _may_follow_closely(blocks[number - 1], block, lines)):
                out.append("")
            out += lines
            # Numbers in the same manner, with nothing between them, would be one list.
            is_numbered = isinstance(block, ItemList) and block.first is not None
            delimiter = ")" if is_numbered and delimiter == "." else "."
        return out

    def _block(self, block: Block, levels: int, delimiter: str) -> list[str]:
        lines: list[str] = []
        match block:
            case Paragraph(inlines):
                lines = _parted([guarded(line) for line in self._texts(inlines)])
            case Heading(level, inlines):
                lines = _heading(level, self._texts(inlines))
            case ItemList():
                lines = self._list(block, levels, delimiter)
            case Quote(blocks):
                lines = self._quote(blocks, levels)
            case CodeBlock(text, language):
                lines = _code(text, language)
            case Table(rows):
                lines = table_lines(rows, self._losses)
            case Rule():
                lines = ["***"]
        return lines

    def _texts(self, inlines: Sequence[Inline]) -> list[str]:
        return markdown_lines(with_safe_links(inlines, self._losses))

    def _quote(self, blocks: Sequence[Block], levels: int) -> list[str]:
        if levels < 1:
            return self._flat(blocks, levels)
        return [f"> {line}" if line else ">" for line in self.lines(blocks, levels - 1)]

    def _list(self, block: ItemList, levels: int, delimiter: str) -> list[str]:
        if levels < LEVELS_OF_A_LIST:
            return self._flat([inner for item in block.items for inner in item.blocks], levels)
        out: list[str] = []
        is_empty = True
        for number, item in enumerate(block.items, block.first or 0):
            sign = "-" if block.first is None else f"{min(number, _LAST_NUMBER)}{delimiter}"
            lines = self._item(item, levels - LEVELS_OF_A_LIST)
            is_empty = is_empty and not lines
            out += _hanging(sign, lines)
        return [] if is_empty else out

    def _item(self, item: ListItem, levels: int) -> list[str]:
        lines = self.lines(item.blocks, levels, is_tight=True)
        if item.is_done is None:
            return lines
        box = "[x]" if item.is_done else "[ ]"
        if item.blocks and isinstance(item.blocks[0], Paragraph) and lines:
            return [f"{box} {lines[0]}", *lines[1:]]
        return [f"{box} &nbsp;", *(["", *lines] if lines else [])]

    def _flat(self, blocks: Sequence[Block], levels: int) -> list[str]:
        self._losses.tell("nesting")
        return self.lines(blocks, levels)


def _may_follow_closely(lead: Block, block: Block, lines: Sequence[str]) -> bool:
    """Tell whether a list can follow a paragraph without an empty line and still be a list."""
    return (
        isinstance(lead, Paragraph)
        and isinstance(block, ItemList)
        and block.first in (None, 1)
        and " " in lines[0]
    )


def _hanging(sign: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return [sign]
    indent = " " * (len(sign) + 1)
    return [f"{sign} {lines[0]}", *(line and f"{indent}{line}" for line in lines[1:])]


def _heading(level: int, lines: Sequence[str]) -> list[str]:
    text = _CLOSING_HASHES.sub(r"\\\g<0>", " ".join(line for line in lines if line))
    return [f"{'#' * min(max(level, 1), 6)} {text}"] if text else []


def _code(text: str, language: str) -> list[str]:
    fence = code_fence(text)
    name = language if _LANGUAGE.fullmatch(language) else ""
    lines = text.rstrip().split("\n")
    begin = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return [f"{fence}{name}", *lines[begin:], fence]


def _parted(lines: Sequence[str]) -> list[str]:
    """Leave out empty lines at the ends, and all but one in a row: they part paragraphs."""
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return kept[:-1] if kept and not kept[-1] else kept
