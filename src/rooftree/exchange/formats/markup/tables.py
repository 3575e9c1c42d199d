"""Tables in Markdown, whose cells hold one line each."""

from collections.abc import Iterator, Sequence

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import (
    STRONG,
    Block,
    Cell,
    CodeBlock,
    Heading,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)
from rooftree.exchange.formats.markup.escape import code_span
from rooftree.exchange.formats.markup.inline import markdown_lines
from rooftree.exchange.formats.markup.links import with_safe_links

LINE_BREAK = " / "
"""Between the lines of a cell: `<br>` is HTML, which our pages show instead of obeying it."""

_BULLET = "• "
_BOXES = {True: "☑ ", False: "☐ "}
_SIGNS_OF_ITEMS = (_BULLET, *_BOXES.values())


def table_lines(rows: Sequence[Sequence[Cell]], losses: Losses) -> list[str]:
    """Write rows; the first is the header when all its cells are, else the header is empty."""
    rows = [row for row in rows if row]
    if not rows:
        return []
    width = max(map(len, rows))
    has_header = all(cell.is_header for cell in rows[0])
    header = [cell_line(cell.blocks, losses) for cell in rows[0]] if has_header else []
    body = rows[1:] if has_header else rows
    return [
        _row(header + [""] * (width - len(header))),
        "|" + " --- |" * width,
        *(_row([_body_cell(cell, losses) for cell in row]) for row in body),
    ]


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _body_cell(cell: Cell, losses: Losses) -> str:
    return cell_line(_strong(cell.blocks) if cell.is_header else cell.blocks, losses)


def _strong(blocks: Sequence[Block]) -> list[Block]:
    return [
        Paragraph([_strong_run(one) for one in block.inlines])
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    ]


def _strong_run(one: Inline) -> Inline:
    return one._replace(style=one.style | STRONG) if isinstance(one, Run) else one


def cell_line(blocks: Sequence[Block], losses: Losses) -> str:
    """Write blocks in one line, for between two bars."""
    parts: list[str] = []
    for line in _lines(blocks, losses):
        if parts:
            parts.append(" " if line.startswith(_SIGNS_OF_ITEMS) else LINE_BREAK)
        parts.append(line)
    return "".join(parts).replace("|", "\\|")


def _lines(blocks: Sequence[Block], losses: Losses) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(_, inlines):
                yield from filter(None, markdown_lines(with_safe_links(inlines, losses)))
            case Rule():
                yield "—"
            case _:
                losses.tell(f"cell:{type(block).__name__}")
                yield from _odd_lines(block, losses)


def _odd_lines(block: Block, losses: Losses) -> Iterator[str]:
    match block:
        case CodeBlock(text):
            yield from (code_span(line) for line in text.split("\n") if line.strip())
        case Quote(blocks):
            yield from _lines(blocks, losses)
        case ItemList(items, first):
            for number, item in enumerate(items, first or 0):
                sign = _BULLET if first is None else f"{number}. "
                yield from _item_lines(item, sign, losses)
        case Table(rows):
            for row in rows:
                yield " – ".join(" ".join(_lines(cell.blocks, losses)) for cell in row)


def _item_lines(item: ListItem, sign: str, losses: Losses) -> Iterator[str]:
    mark = sign if item.is_done is None else _BOXES[item.is_done]
    for line in _lines(item.blocks, losses):
        yield f"{mark}{line}"
        mark = ""
