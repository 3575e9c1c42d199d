"""Marks on text: four styles and links can be said in Markdown, the rest is told."""

from collections.abc import Iterable, Mapping, Sequence

from rooftree.exchange.formats.markup.adf.nodes import Node, kind_of, text_at
from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import (
    CODE,
    EM,
    PLAIN,
    STRIKE,
    STRONG,
    Inline,
    Run,
    Style,
)
from rooftree.exchange.formats.markup.scripts import raised

STYLES: Mapping[str, Style] = {"strong": STRONG, "em": EM, "strike": STRIKE, "code": CODE}
UNSAID = frozenset(
    [
        *("alignment", "annotation", "backgroundColor", "border", "breakout", "dataConsumer"),
        *("fontSize", "fragment", "indentation", "textColor", "underline"),
    ]
)


def marked(inlines: Sequence[Inline], node: Node, losses: Losses) -> list[Inline]:
    """Put the marks of a node on the runs that it became."""
    style, address = PLAIN, ""
    for mark in marks_of(node):
        kind = kind_of(mark)
        if kind in STYLES:
            style |= STYLES[kind]
        elif kind == "link":
            address = text_at(mark, "href") or _told(losses)
        elif kind == "subsup":
            inlines = _moved(inlines, text_at(mark, "type"), losses)
        else:
            _tell(kind, losses)
    return list(_styled(inlines, style, address)) if style or address else list(inlines)


def tell_marks(node: Node, losses: Losses) -> None:
    """Tell the marks of a node that can have none in Markdown."""
    for mark in marks_of(node):
        _tell(kind_of(mark), losses)


def marks_of(node: Node) -> list[Node]:
    """Give the marks of a node."""
    marks = node.get("marks")
    found = marks if isinstance(marks, list | tuple) else ()
    return [mark for mark in found if isinstance(mark, Mapping)]


def _tell(kind: str, losses: Losses) -> None:
    losses.tell(kind if kind in UNSAID or kind in STYLES else f"unknown:{kind}")


def _told(losses: Losses) -> str:
    losses.tell("link")
    return ""


def _styled(inlines: Iterable[Inline], style: Style, address: str) -> Iterable[Inline]:
    for one in inlines:
        kept = one._replace(address=one.address or address)
        yield kept._replace(style=kept.style | style) if isinstance(kept, Run) else kept


def _moved(inlines: Iterable[Inline], where: str, losses: Losses) -> list[Inline]:
    """Raise what has raised signs of its own (m²); the rest goes on as it is, and is told."""
    moved: list[Inline] = []
    for one in inlines:
        text = raised(one.text) if isinstance(one, Run) and where == "sup" else None
        if text is None:
            losses.tell("subsup")
        moved.append(one if text is None or not isinstance(one, Run) else one._replace(text=text))
    return moved
