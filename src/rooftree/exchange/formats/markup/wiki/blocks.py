"""Lines into blocks: headings, lists, tables, quotes, paragraphs."""

import re
from collections.abc import Sequence

from rooftree.exchange.formats.markup.document import (
    STRONG,
    Block,
    Cell,
    CodeBlock,
    Heading,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)
from rooftree.exchange.formats.markup.panels import led, panel_sign
from rooftree.exchange.formats.markup.wiki.lists import Lists
from rooftree.exchange.formats.markup.wiki.macros import Box
from rooftree.exchange.formats.markup.wiki.marks import BOX_LINE, CODE, EDGE
from rooftree.exchange.formats.markup.wiki.phrases import Phrases
from rooftree.exchange.formats.markup.wiki.rows import cells_in, ends_row, starts_row

_NOTHING = f" \t\u00a0{EDGE}"
_HEADING = re.compile(r"[\s\x00]*h([1-6])\.\s+(.*)", re.DOTALL)
_QUOTE = re.compile(r"[\s\x00]*bq\.\s+(.*)", re.DOTALL)
_RULE = re.compile(r"\s*-{4,}\s*")
_ITEM = re.compile(r"[\s\x00]*([*#-]{1,12})\s+(.*)", re.DOTALL)


class Blocks:
    """Reads lines one by one; what may still go on is kept until it is known to have ended."""

    def __init__(self, phrases: Phrases, boxes: Sequence[Box]) -> None:
        self._phrases = phrases
        self._boxes = boxes
        self._stack: list[tuple[str, list[Block]]] = [("", [])]
        self._signed: list[tuple[str, Quote]] = []
        self._lists = Lists()
        self._lines: list[str] = []
        self._target = self._here
        self._rows: list[list[Cell]] = []
        self._row: list[str] = []

    def read(self, text: str) -> list[Block]:
        """Read a whole text; a reader reads one."""
        for line in text.split("\n"):
            self._take(line)
        self._end()
        for sign, quote in self._signed:
            quote.blocks = led(sign, quote.blocks)
        return self._stack[0][1]

    @property
    def _here(self) -> list[Block]:
        return self._stack[-1][1]

    def _take(self, line: str) -> None:
        box = BOX_LINE.fullmatch(line)
        if box or not line.strip(_NOTHING):
            self._end()
            if box:
                self._take_box(self._boxes[int(box[1])])
        elif starts_row(line, in_table=bool(self._rows or self._row)):
            self._take_new_row(line)
        elif self._row:
            self._take_row(line)
        elif item := _ITEM.fullmatch(line):
            self._take_item(item[1], item[2])
        else:
            self._take_other(line)

    def _take_box(self, box: Box) -> None:
        if not box.opens:
            while self._stack[-1][0] != box.name:
                self._stack.pop()
            self._stack.pop()
        else:
            quote = Quote([Paragraph([Run(box.title, STRONG)])] if box.title else [])
            self._here.append(quote)
            self._signed.append((panel_sign(box.name), quote))
            self._stack.append((box.name, quote.blocks))
        self._target = self._here

    def _take_new_row(self, line: str) -> None:
        if self._row:
            self._finish_row()
        if not self._rows:
            self._end()
        self._take_row(line)

    def _take_row(self, line: str) -> None:
        self._row.append(line)
        if ends_row(line):
            self._finish_row()

    def _finish_row(self) -> None:
        cells = cells_in("\n".join(self._row).strip(_NOTHING))
        self._rows.append([Cell(self._inside(cell.text), cell.is_header) for cell in cells])
        self._row = []

    def _inside(self, text: str) -> list[Block]:
        if "\n" in text:
            return Blocks(self._phrases, ()).read(text)
        return self._paragraphs(text)

    def _take_item(self, signs: str, text: str) -> None:
        if self._rows:
            self._end()
        self._flush()
        self._target = self._lists.item(signs, self._here).blocks
        self._lines = [text]

    def _take_other(self, line: str) -> None:
        if self._rows:
            self._end()
        block: Block | None = None
        if found := _HEADING.fullmatch(line):
            block = Heading(int(found[1]), self._phrases.line(found[2]))
        elif found := _QUOTE.fullmatch(line):
            block = Quote([Paragraph(self._phrases.line(found[1]))])
        elif _RULE.fullmatch(line):
            block = Rule()
        if block is None:
            self._lines.append(line)
        else:
            self._end()
            self._here.append(block)

    def _end(self) -> None:
        """End the table, the lists and the paragraph."""
        if self._row:
            self._finish_row()
        if self._rows:
            self._here.append(Table(self._rows))
            self._rows = []
        self._flush()
        self._lists.close()
        self._target = self._here

    def _flush(self) -> None:
        self._target += self._paragraphs("\n".join(self._lines))
        self._lines = []

    def _paragraphs(self, text: str) -> list[Block]:
        """Read lines that may have code among them."""
        out: list[Block] = []
        for number, part in enumerate(CODE.split(text)):
            if number % 2:
                out += self._code(int(part))
            elif part.strip(_NOTHING):
                out.append(Paragraph(self._phrases.inlines(part)))
        return out

    def _code(self, number: int) -> list[Block]:
        code = self._phrases.codes[number]
        title = [Paragraph([Run(code.title, STRONG)])] if code.title else []
        return [*title, CodeBlock(code.text, code.language)]
