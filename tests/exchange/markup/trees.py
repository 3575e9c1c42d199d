"""Nodes of the Atlassian Document Format, made shortly."""

from rooftree.exchange.formats.markup.adf.convert import to_markdown


def node(kind, *content, marks=(), **attributes):
    inside = [{"type": "text", "text": one} if isinstance(one, str) else one for one in content]
    return {
        "type": kind,
        **({"attrs": attributes} if attributes else {}),
        **({"content": inside} if inside else {}),
        **(
            {"marks": [mark if isinstance(mark, dict) else {"type": mark} for mark in marks]}
            if marks
            else {}
        ),
    }


def text(words, *marks):
    return {**node("text", marks=marks), "text": words}


def link(address):
    return node("link", href=address)


def paragraph(*content, **rest):
    return node("paragraph", *content, **rest)


def items(kind, *texts):
    return [node(kind, paragraph(one)) for one in texts]


def cells(kind, *contents):
    return [node(kind, *(one if isinstance(one, list) else [paragraph(one)])) for one in contents]


def markdown_of(*content, **rest):
    return to_markdown({"type": "doc", "version": 1, "content": list(content)}, **rest).markdown


def dropped_of(*content):
    return to_markdown({"type": "doc", "version": 1, "content": list(content)}).dropped
