"""What is open while tags go by: quotes, lists, tables, and what is inside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import (
    Block,
    Cell,
    ItemList,
    ListItem,
    Quote,
    Table,
)
from rooftree.exchange.formats.markup.grid import Spanning, laid_out
from rooftree.exchange.formats.markup.html.words import CODE_PANELS, PANEL_TABLES

DEEPEST = 40
LONG = 9
QUOTE = "quote"


@dataclass(slots=True)
class Frame:
    """Something open that holds blocks; those of a list or table stand outside its items."""

    tag: str
    blocks: list[Block] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    rows: list[list[Spanning]] = field(default_factory=list)
    first: int | None = None
    spans: tuple[int, int] = (1, 1)

    @property
    def tail(self) -> list[Block]:
        """Where a block goes that comes next: into the last item of a list."""
        return self.items[-1].blocks if self.items else self.blocks


class Frames:
    """The frames that are open, the outermost first."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._open = [Frame("")]

    @property
    def top(self) -> Frame:
        """The innermost frame."""
        return self._open[-1]

    def open(self, frame: Frame | None) -> bool:
        """Open a frame inside the innermost; tells whether one was opened."""
        if frame is None:
            return False
        if len(self._open) > DEEPEST:
            self._losses.tell("nesting")
            return False
        self._open.append(frame)
        return True

    def start_row(self) -> None:
        """Begin a row, where there is a table for it."""
        if self.top.tag == "table":
            self.top.rows.append([])

    def close(self) -> None:
        """Close the innermost frame and put what it holds where it belongs."""
        frame = self._open.pop()
        outer = self.top
        if frame.tag == "li" and outer.tag in ("ul", "ol"):
            outer.items.append(ListItem(frame.blocks))
        elif frame.tag in ("td", "th") and outer.tag == "table":
            self._put_cell(outer, frame)
        else:
            outer.tail.extend(self._blocks_of(frame))

    def _put_cell(self, table: Frame, frame: Frame) -> None:
        if not table.rows:
            table.rows.append([])
        cell = Cell(frame.blocks, is_header=frame.tag == "th")
        table.rows[-1].append(Spanning(cell, *frame.spans))

    def _blocks_of(self, frame: Frame) -> Iterator[Block]:
        if frame.tag == QUOTE:
            yield Quote(frame.blocks)
            return
        yield from frame.blocks
        if frame.items:
            yield ItemList(frame.items, frame.first)
        if frame.rows:
            yield Table(list(laid_out(frame.rows, self._losses)))


def frame_of(name: str, attributes: Mapping[str, str], outer: Frame) -> Frame | None:
    """Give the frame that a tag opens inside another frame; None when it opens none."""
    kinds = set(attributes.get("class", "").split())
    frame: Frame | None = None
    if name == "blockquote" or (name == "div" and "panel" in kinds and not kinds & CODE_PANELS):
        frame = Frame(QUOTE)
    elif name == "table":
        frame = Frame(QUOTE if kinds & PANEL_TABLES else name)
    elif name in ("ul", "ol"):
        frame = Frame(name, first=_whole(attributes, "start") if name == "ol" else None)
    elif (name == "li" and outer.tag in ("ul", "ol")) or (
        name in ("td", "th") and outer.tag == "table"
    ):
        spans = _whole(attributes, "colspan"), _whole(attributes, "rowspan")
        frame = Frame(name, spans=spans)
    return frame


def _whole(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < LONG else 1
