"""Nodes that stand for themselves: paragraphs, panels, tables, pictures and the like."""

from collections.abc import Mapping

from rooftree.exchange.formats.markup.adf import lists
from rooftree.exchange.formats.markup.adf.inlines import card, extension
from rooftree.exchange.formats.markup.adf.marks import marked
from rooftree.exchange.formats.markup.adf.nodes import (
    Node,
    content_of,
    kind_of,
    nodes_in,
    own_text,
    text_at,
    whole_at,
)
from rooftree.exchange.formats.markup.adf.reading import BlockReader, Reading
from rooftree.exchange.formats.markup.document import (
    EM,
    STRONG,
    Block,
    Cell,
    CodeBlock,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
)
from rooftree.exchange.formats.markup.files import file_inline
from rooftree.exchange.formats.markup.grid import Spanning, laid_out
from rooftree.exchange.formats.markup.panels import led, panel_sign


def _paragraph(reading: Reading, node: Node) -> list[Block]:
    return [Paragraph(reading.inlines(content_of(node)))]


def _heading(reading: Reading, node: Node) -> list[Block]:
    return [Heading(whole_at(node, "level", 1), reading.inlines(content_of(node)))]


def _quote(reading: Reading, node: Node) -> list[Block]:
    return [Quote(reading.blocks(content_of(node)))]


def _panel(reading: Reading, node: Node) -> list[Block]:
    sign = panel_sign(text_at(node, "panelType")) or text_at(node, "panelIconText", "panelIcon")
    blocks = reading.blocks(content_of(node))
    return [Quote(led(sign, blocks))]


def _code(reading: Reading, node: Node) -> list[Block]:
    inlines = reading.inlines(content_of(node))
    text = "".join(one.text if isinstance(one, Run) else one.alt for one in inlines)
    return [CodeBlock(text, text_at(node, "language"))]


def _rule(_reading: Reading, _node: Node) -> list[Block]:
    return [Rule()]


def _table(reading: Reading, node: Node) -> list[Block]:
    rows = [
        [_cell(reading, cell) for cell in _cells_of(reading, row)]
        for row in nodes_in(node, reading.losses)
    ]
    return [Table(list(laid_out(rows, reading.losses)))]


def _cells_of(reading: Reading, row: Node) -> list[Node]:
    return nodes_in(row, reading.losses) if kind_of(row) == "tableRow" else [row]


def _cell(reading: Reading, node: Node) -> Spanning:
    kind = kind_of(node)
    is_cell = kind in ("tableCell", "tableHeader")
    blocks = reading.blocks(content_of(node) if is_cell else [node])
    return Spanning(
        Cell(blocks, is_header=kind == "tableHeader"),
        whole_at(node, "colspan", 1),
        whole_at(node, "rowspan", 1),
    )


def _contained(reading: Reading, node: Node) -> list[Block]:
    return reading.blocks(content_of(node))


def _told(reading: Reading, node: Node) -> list[Block]:
    reading.losses.tell(kind_of(node))
    return reading.blocks(content_of(node))


def _expand(reading: Reading, node: Node) -> list[Block]:
    reading.losses.tell(kind_of(node))
    return [Paragraph([Run(text_at(node, "title"), STRONG)]), *reading.blocks(content_of(node))]


def _media(reading: Reading, node: Node) -> list[Block]:
    address, name = text_at(node, "url"), text_at(node, "alt")
    shown: Inline = (
        Picture(name, address)
        if address
        else file_inline(name, reading.files, reading.losses, what="media")
    )
    return [Paragraph(marked([shown], node, reading.losses))]


def _caption(reading: Reading, node: Node) -> list[Block]:
    words = reading.inlines(content_of(node))
    return [
        Paragraph(
            [one._replace(style=one.style | EM) if isinstance(one, Run) else one for one in words]
        )
    ]


def _card(reading: Reading, node: Node) -> list[Block]:
    return [Paragraph(card(reading, node))]


def _extension(reading: Reading, node: Node) -> list[Block]:
    return [Paragraph(extension(reading, node)), *reading.blocks(content_of(node))]


def unknown(reading: Reading, node: Node) -> list[Block]:
    """Read the text of a node that is not in the schema."""
    kind = kind_of(node)
    reading.losses.tell(f"unknown:{kind}" if kind else "malformed")
    return [Paragraph([Run(own_text(node))]), *reading.blocks(content_of(node))]


BLOCKS: Mapping[str, BlockReader] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bulletList": lists.bullets,
    "orderedList": lists.numbers,
    "taskList": lists.tasks,
    "decisionList": lists.decisions,
    "blockquote": _quote,
    "panel": _panel,
    "codeBlock": _code,
    "rule": _rule,
    "table": _table,
    "mediaSingle": _contained,
    "mediaGroup": _contained,
    "media": _media,
    "caption": _caption,
    "expand": _expand,
    "nestedExpand": _expand,
    "layoutSection": _told,
    "layoutColumn": _contained,
    "blockCard": _card,
    "embedCard": _card,
    "extension": _extension,
    "bodiedExtension": _extension,
    "syncBlock": _told,
    "bodiedSyncBlock": _told,
    # Where they belong they are read with what holds them.
    **dict.fromkeys(
        [
            *("listItem", "taskItem", "blockTaskItem", "decisionItem"),
            *("tableRow", "tableCell", "tableHeader", "doc"),
        ],
        _contained,
    ),
}
