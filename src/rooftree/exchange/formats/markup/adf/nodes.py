"""Looking into nodes that may hold anything."""

from collections.abc import Mapping, Sequence
from typing import Any

from rooftree.exchange.formats.markup.converted import Losses

Node = Mapping[str, Any]

_NOTHING: Node = {}
SPOKEN = ("text", "title", "alt", "shortName", "url")
"""Attributes in which a node that we do not know may carry what people wrote."""


def kind_of(node: Node) -> str:
    """Give the type of a node, "" when it has none."""
    kind = node.get("type")
    return kind if isinstance(kind, str) else ""


def content_of(node: Node) -> Sequence[Any]:
    """Give what is inside a node; not all of it need be nodes."""
    content = node.get("content")
    if isinstance(content, list | tuple):
        return content
    return () if content is None else [content]


def nodes_in(node: Node, losses: Losses) -> list[Node]:
    """Give the nodes inside a node, and tell what is none."""
    content = content_of(node)
    nodes = [inner for inner in content if isinstance(inner, Mapping)]
    if len(nodes) < len(content):
        losses.tell("malformed", len(content) - len(nodes))
    return nodes


def attributes_of(node: Node) -> Node:
    """Give the attributes of a node, none when they are of a wrong type."""
    attributes = node.get("attrs")
    return attributes if isinstance(attributes, Mapping) else _NOTHING


def text_at(node: Node, *names: str) -> str:
    """Give the first of some attributes that is a text with something in it."""
    attributes = attributes_of(node)
    for name in names:
        value = attributes.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def whole_at(node: Node, name: str, default: int) -> int:
    """Give an attribute that is a number, without its fraction."""
    value = attributes_of(node).get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    return int(value) if abs(value) < 2**53 else default  # NaN compares as False too


def own_text(node: Node) -> str:
    """Give what a node says apart from what is inside it."""
    text = node.get("text")
    if isinstance(text, str):
        return text
    return text_at(node, *SPOKEN) if text is None else str(text)
