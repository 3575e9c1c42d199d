"""Nodes within a line."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from rooftree.exchange.formats.markup.adf.nodes import (
    Node,
    attributes_of,
    content_of,
    kind_of,
    own_text,
    text_at,
)
from rooftree.exchange.formats.markup.adf.reading import InlineReader, Reading
from rooftree.exchange.formats.markup.document import STRONG, Inline, Run
from rooftree.exchange.formats.markup.files import file_inline


def _text(_reading: Reading, node: Node) -> list[Inline]:
    return [Run(own_text(node).replace("\r\n", "\n").replace("\r", "\n"))]


def _hard_break(_reading: Reading, _node: Node) -> list[Inline]:
    return [Run("\n")]


def _mention(reading: Reading, node: Node) -> list[Inline]:
    person = text_at(node, "id")
    name = reading.names.get(person) or text_at(node, "text").removeprefix("@")
    if not name:
        reading.losses.tell("mention")
    return [Run(f"@{name or person}")]


def _emoji(_reading: Reading, node: Node) -> list[Inline]:
    return [Run(text_at(node, "text", "shortName"))]


def _date(reading: Reading, node: Node) -> list[Inline]:
    stamp = str(attributes_of(node).get("timestamp", ""))
    try:
        return [Run(datetime.fromtimestamp(float(stamp) / 1000, UTC).date().isoformat())]
    except (ValueError, OverflowError, OSError):
        reading.losses.tell("date")
        return [Run(stamp)]


def _status(_reading: Reading, node: Node) -> list[Inline]:
    return [Run(text_at(node, "text"), STRONG)]


def card(reading: Reading, node: Node) -> list[Inline]:
    """Read a card as a link: it holds an address, or what the address leads to (JSON-LD)."""
    data = attributes_of(node).get("data")
    known = data if isinstance(data, Mapping) else {}
    address = text_at(node, "url") or _first(known, "url", "@id")
    name = _first(known, "name")
    if not address:
        reading.losses.tell(kind_of(node))
    return [Run(name or address, address=address)]


def _first(known: Mapping[str, Any], *keys: str) -> str:
    found = (known.get(key) for key in keys)
    return next((value for value in found if isinstance(value, str) and value), "")


def _media_inline(reading: Reading, node: Node) -> list[Inline]:
    name = text_at(node, "alt", "url")
    return [file_inline(name, reading.files, reading.losses, what="mediaInline")]


def _placeholder(reading: Reading, node: Node) -> list[Inline]:
    reading.losses.tell("placeholder")
    return [Run(text_at(node, "text"))]


def extension(reading: Reading, node: Node) -> list[Inline]:
    """Read what an extension of another tool left in writing."""
    key = text_at(node, "extensionKey")
    reading.losses.tell(f"{kind_of(node)}:{key}" if key else kind_of(node))
    return [Run(text_at(node, "text"))]


def unknown(reading: Reading, node: Node) -> list[Inline]:
    """Read the text of a node that is not in the schema."""
    kind = kind_of(node)
    reading.losses.tell(f"unknown:{kind}" if kind else "malformed")
    return [Run(own_text(node)), *reading.inlines(content_of(node))]


INLINES: Mapping[str, InlineReader] = {
    "text": _text,
    "hardBreak": _hard_break,
    "mention": _mention,
    "emoji": _emoji,
    "date": _date,
    "status": _status,
    "inlineCard": card,
    "mediaInline": _media_inline,
    "placeholder": _placeholder,
    "inlineExtension": extension,
}
