"""Texts in cells: plain, Markdown or HTML; and comments, which some tools put into one cell as JSON."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from rooftree.exchange.bundle import NO_TEXT, Text
from rooftree.exchange.formats.markup.html.convert import to_markdown
from rooftree.exchange.formats.rows import TEXT_LENGTH

_HTML = re.compile(
    r"<(?:p|div|br|ul|ol|table|h[1-6]|span|b|strong|em|i)\b[^<>]{0,500}>", re.IGNORECASE
)
_CLOSING = re.compile(
    r"</(?:p|div|ul|ol|table|h[1-6]|span|b|strong|em|i)>|<br\s*/?>", re.IGNORECASE
)


class Said(NamedTuple):
    """A comment in a cell; author and time are empty where the cell does not tell them."""

    text: str
    author: str = ""
    at: str = ""


def text_of(cell: str) -> Text:
    """Read a text; HTML becomes Markdown, everything else counts as Markdown."""
    cell = cell[:TEXT_LENGTH].replace("\r\n", "\n").strip()
    if not cell:
        return NO_TEXT
    if _HTML.search(cell) and _CLOSING.search(cell):
        return Text(markdown=to_markdown(cell).markdown[:TEXT_LENGTH], raw=cell, markup="html")
    return Text(markdown=cell)


def comments_in(cell: str) -> Iterator[Said]:
    """Yield the comments of a cell: a list of objects with a text, else the whole cell."""
    entries = _objects(cell) if cell.startswith("[{") else None
    if entries is None:
        yield Said(cell)
        return
    for entry in entries:
        text = _first(entry, "text", "comment", "body")
        if text:
            at = _first(entry, "date", "created", "created_at")
            yield Said(text, _first(entry, "by", "user", "author"), at)


def _objects(cell: str) -> list[dict[str, object]] | None:
    try:
        entries = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    if isinstance(entries, list) and all(isinstance(one, dict) for one in entries):
        return entries
    return None


def _first(entry: dict[str, object], *names: str) -> str:
    found = (str(entry[name]) for name in names if isinstance(entry.get(name), str | int))
    return next(found, "")
