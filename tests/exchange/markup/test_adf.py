"""Documents of Jira Cloud, node by node."""

import pytest

from tests.exchange.markup.trees import (
    cells,
    dropped_of,
    items,
    link,
    markdown_of,
    node,
    paragraph,
    text,
)

ALPHABET = "https://a.example/alphabet"
LARK = {"alphabet.png": ALPHABET}


SAID = {
    "a paragraph": (paragraph("Lark"), "Lark"),
    "a line break": (paragraph("a", node("hardBreak"), "b"), "a\nb"),
    "two line breaks": (paragraph("a", node("hardBreak"), node("hardBreak"), "b"), "a\n\nb"),
    "a heading": (node("heading", "Lark #", level=3), "### Lark \\#"),
    "styles": (
        paragraph(
            text("a", "strong"),
            " ",
            text("b", "em"),
            " ",
            text("c", "strike"),
            " ",
            text("d", "code"),
        ),
        "**a** _b_ ~~c~~ `d`",
    ),
    "spaces at the edge of a style": (paragraph("a", text(" b ", "strong"), "c"), "a **b** c"),
    "a style that ends in a sign": (paragraph(text("a:", "strong"), "b"), "**a:**&#98;"),
    "a style within a word": (paragraph("in", text("tern", "em"), "al"), "in*tern*al"),
    "styles that overlap": (
        paragraph(text("a", "strong"), text("b", "strong", "em"), text("c", "em")),
        "**&#97;_b_**_c_",
    ),
    "code with backticks": (paragraph(text("a`b", "code")), "``a`b``"),
    "a link": (paragraph(text("Lark", link(ALPHABET))), f"[Lark]({ALPHABET})"),
    "a link that is its text": (paragraph(text(ALPHABET, link(ALPHABET))), f"<{ALPHABET}>"),
    "a link with strong parts": (
        paragraph(text("a ", link(ALPHABET)), text("b", link(ALPHABET), "strong")),
        f"[a **b**]({ALPHABET})",
    ),
    "a link that our pages do not open": (
        paragraph(text("disk", link("file://disk/a b")), "."),
        "disk (file://disk/a b).",
    ),
    "a link that would run": (paragraph(text("go", link("javascript:alert(1)"))), "go"),
    "raised digits": (paragraph("m", text("2", node("subsup", type="sup"))), "m²"),
    "lowered digits": (paragraph("H", text("2", node("subsup", type="sub")), "O"), "H2O"),
    "a mention": (paragraph(node("mention", id="7", text="@Ada Lark")), "@ada"),
    "a mention of a stranger": (paragraph(node("mention", id="8", text="@Bo")), "@Bo"),
    "a mention without a name": (paragraph(node("mention", id="9")), "@9"),
    "an emoji": (paragraph(node("emoji", shortName=":gear:", text="⚙️")), "⚙️"),
    "an emoji of one's own": (paragraph(node("emoji", shortName=":lark_1:")), ":lark_1:"),
    "a date": (paragraph(node("date", timestamp="1735689600000")), "2025-01-01"),
    "a date that is none": (paragraph(node("date", timestamp="soon")), "soon"),
    "a status": (paragraph(node("status", text="IN DOUBT", color="red")), "**IN DOUBT**"),
    "a card": (paragraph("see ", node("inlineCard", url=ALPHABET)), f"see <{ALPHABET}>"),
    "a card with data": (
        paragraph(node("inlineCard", data={"@id": ALPHABET, "name": "Lark"})),
        f"[Lark]({ALPHABET})",
    ),
    "a card of its own": (node("blockCard", url=ALPHABET), f"<{ALPHABET}>"),
    "an embedded page": (node("embedCard", url=ALPHABET, layout="center"), f"<{ALPHABET}>"),
    "bullets": (node("bulletList", *items("listItem", "a", "b")), "- a\n- b"),
    "numbers": (node("orderedList", *items("listItem", "a", "b"), order=9), "9. a\n10. b"),
    "a list within": (
        node(
            "bulletList",
            node("listItem", paragraph("a"), node("orderedList", *items("listItem", "b"), order=1)),
        ),
        "- a\n  1. b",
    ),
    "a list within that starts elsewhere": (
        node(
            "bulletList",
            node("listItem", paragraph("a"), node("orderedList", *items("listItem", "b"), order=3)),
        ),
        "- a\n\n  3. b",
    ),
    "numbers right below numbers": (
        [node("orderedList", *items("listItem", one)) for one in "abc"],
        "1. a\n\n1) b\n\n1. c",
    ),
    "code in an item": (
        node("bulletList", node("listItem", node("codeBlock", "x\n y", language="c++"))),
        "- ```c++\n  x\n   y\n  ```",
    ),
    "tasks": (
        node(
            "taskList",
            node("taskItem", "a", state="DONE"),
            node("taskList", node("taskItem", "b", state="TODO")),
            node("blockTaskItem", paragraph("c"), state="TODO"),
        ),
        "- [x] a\n  - [ ] b\n- [ ] c",
    ),
    "decisions": (
        node(
            "decisionList",
            node("decisionItem", "a", state="DECIDED"),
            node("decisionItem", "b", state=""),
        ),
        "- ✓ a\n- ? b",
    ),
    "a quote": (node("blockquote", paragraph("a"), paragraph("b")), "> a\n>\n> b"),
    "a panel": (node("panel", paragraph("a"), panelType="warning"), "> ⚠️ a"),
    "a panel with a sign of its own": (
        node(
            "panel",
            node("bulletList", *items("listItem", "a")),
            panelType="custom",
            panelIconText="🐦",
        ),
        "> 🐦\n>\n> - a",
    ),
    "code": (node("codeBlock", "a\n```\nb", language="python"), "````python\na\n```\nb\n````"),
    "code in no known language": (node("codeBlock", "a", language="```x"), "```\na\n```"),
    "a rule": ([paragraph("a"), node("rule"), paragraph("b")], "a\n\n***\n\nb"),
    "a table": (
        node(
            "table",
            node("tableRow", *cells("tableHeader", "a", "b")),
            node("tableRow", *cells("tableCell", "c|d", "e")),
        ),
        "| a | b |\n| --- | --- |\n| c\\|d | e |",
    ),
    "a table without header": (
        node("table", node("tableRow", *cells("tableHeader", "a"), *cells("tableCell", "b"))),
        "|  |  |\n| --- | --- |\n| **a** | b |",
    ),
    "a cell of several blocks": (
        node(
            "table",
            node(
                "tableRow",
                *cells(
                    "tableCell",
                    [
                        paragraph("a"),
                        paragraph("b"),
                        node("bulletList", *items("listItem", "c", "d")),
                        node("codeBlock", "e|f\n\n g"),
                    ],
                ),
            ),
        ),
        "|  |\n| --- |\n| a / b • c • d / `e\\|f` / ` g` |",
    ),
    "cells that span": (
        node(
            "table",
            node(
                "tableRow",
                node("tableHeader", paragraph("a"), colspan=2),
                node("tableHeader", paragraph("b")),
            ),
            node(
                "tableRow",
                node("tableCell", paragraph("c"), rowspan=2),
                *cells("tableCell", "d", "e"),
            ),
            node("tableRow", *cells("tableCell", "f", "g")),
        ),
        "| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |",
    ),
    "a picture": (
        node(
            "mediaSingle",
            node("media", type="external", url=ALPHABET, alt="a]b"),
            node("caption", "Lark"),
        ),
        f"![a\\]b]({ALPHABET})\n\n_Lark_",
    ),
    "a picture that leads on": (
        node(
            "mediaGroup",
            node("media", type="external", url=ALPHABET, marks=[link("https://b.example")]),
        ),
        f"[![]({ALPHABET})](https://b.example)",
    ),
    "a picture that was brought": (
        node("mediaSingle", node("media", type="file", id="7", collection="", alt="alphabet.png")),
        f"![alphabet.png]({ALPHABET})",
    ),
    "a file that is elsewhere": (
        paragraph(node("mediaInline", type="file", id="7", collection="", alt="b.pdf")),
        "📎 b.pdf",
    ),
    "what folds": (node("expand", paragraph("a"), title="Lark"), "**Lark**\n\na"),
    "what folds within": (node("nestedExpand", paragraph("a"), title="Lark"), "**Lark**\n\na"),
    "columns": (
        node(
            "layoutSection",
            node("layoutColumn", paragraph("a")),
            node("layoutColumn", paragraph("b")),
        ),
        "a\n\nb",
    ),
    "an extension": (node("extension", extensionKey="toc", text="Contents"), "Contents"),
    "an extension in a line": (paragraph(node("inlineExtension", extensionKey="x", text="a")), "a"),
    "an extension with a body": (node("bodiedExtension", paragraph("a"), extensionKey="x"), "a"),
    "a block that is kept in step": (node("bodiedSyncBlock", paragraph("a"), resourceId="1"), "a"),
    "a placeholder": (paragraph(node("placeholder", text="Say why")), "Say why"),
    "text among blocks": (["a", node("rule")], "a\n\n***"),
}


@pytest.mark.parametrize(("content", "expected"), SAID.values(), ids=SAID)
def test_a_node_is_said_in_markdown(content, expected):
    content = [
        text(one) if isinstance(one, str) else one
        for one in (content if isinstance(content, list) else [content])
    ]

    assert markdown_of(*content, names={"7": "ada"}, files=LARK) == expected


TOLD = {
    "underline": (paragraph(text("a", "underline")), {"underline": 1}),
    "colours": (
        paragraph(
            text("a", node("textColor", color="#ff0000")), text("b", "backgroundColor", "textColor")
        ),
        {"textColor": 2, "backgroundColor": 1},
    ),
    "marks of blocks": (
        paragraph(
            "a", marks=[node("alignment", align="end"), node("indentation", level=1), "fontSize"]
        ),
        {"alignment": 1, "indentation": 1, "fontSize": 1},
    ),
    "raised letters": (paragraph(text("th", node("subsup", type="sup"))), {"subsup": 1}),
    "lost files": (node("media", type="file", id="7", collection=""), {"media": 1}),
    "lost names": (paragraph(node("mention", id="7")), {"mention": 1}),
    "extensions by their key": (node("extension", extensionKey="toc"), {"extension:toc": 1}),
    "blocks kept elsewhere": (node("syncBlock", resourceId="1"), {"syncBlock": 1}),
    "folding and columns": (
        [node("expand", paragraph("a")), node("layoutSection")],
        {"expand": 1, "layoutSection": 1},
    ),
    "lists in cells": (
        node(
            "table",
            node("tableRow", node("tableCell", node("bulletList", *items("listItem", "a")))),
        ),
        {"cell:ItemList": 1},
    ),
    "spans": (
        node("table", node("tableRow", node("tableCell", paragraph("a"), colspan=2))),
        {"span": 1},
    ),
    "addresses that cannot be opened": (paragraph(text("a", link("file://a"))), {"link": 1}),
    "a date that is none": (paragraph(node("date", timestamp="x")), {"date": 1}),
}


@pytest.mark.parametrize(("content", "expected"), TOLD.values(), ids=TOLD)
def test_what_markdown_cannot_say_is_told(content, expected):
    assert dropped_of(*(content if isinstance(content, list) else [content])) == expected
