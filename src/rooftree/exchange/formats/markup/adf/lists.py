"""Lists of four kinds: bullets, numbers, tasks, decisions."""

from collections.abc import Mapping

from rooftree.exchange.formats.markup.adf.nodes import (
    Node,
    content_of,
    kind_of,
    nodes_in,
    text_at,
    whole_at,
)
from rooftree.exchange.formats.markup.adf.reading import Reading
from rooftree.exchange.formats.markup.document import Block, ItemList, ListItem
from rooftree.exchange.formats.markup.panels import led

DECIDED = "✓"
OPEN = "?"
_LAST_NUMBER = 999_999_999


def bullets(reading: Reading, node: Node) -> list[Block]:
    """Read a list with bullets."""
    return [ItemList([_item(reading, inner) for inner in content_of(node)])]


def numbers(reading: Reading, node: Node) -> list[Block]:
    """Read a list with numbers."""
    first = min(max(whole_at(node, "order", 1), 0), _LAST_NUMBER)
    return [ItemList([_item(reading, inner) for inner in content_of(node)], first)]


def _item(reading: Reading, node: object) -> ListItem:
    if isinstance(node, Mapping) and kind_of(node) == "listItem":
        return ListItem(reading.blocks(content_of(node)))
    return ListItem(reading.blocks([node]))


def tasks(reading: Reading, node: Node) -> list[Block]:
    """Read a list of tasks; a list within belongs to the task before it."""
    items: list[ListItem] = []
    for inner in nodes_in(node, reading.losses):
        kind = kind_of(inner)
        if kind in ("taskItem", "blockTaskItem"):
            is_done = text_at(inner, "state") == "DONE"
            items.append(ListItem(reading.blocks(content_of(inner)), is_done))
        elif kind == "taskList" and items:
            items[-1].blocks += reading.blocks([inner])
        else:
            items.append(ListItem(reading.blocks([inner])))
    return [ItemList(items)]


def decisions(reading: Reading, node: Node) -> list[Block]:
    """Read a list of decisions, each with a sign that tells whether it was taken."""
    return [ItemList([_decision(reading, inner) for inner in nodes_in(node, reading.losses)])]


def _decision(reading: Reading, node: Node) -> ListItem:
    if kind_of(node) != "decisionItem":
        return _item(reading, node)
    sign = DECIDED if text_at(node, "state") == "DECIDED" else OPEN
    return ListItem(led(sign, reading.blocks(content_of(node))))
