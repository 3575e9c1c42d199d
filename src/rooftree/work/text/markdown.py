"""Markdown with tables, strikethrough, task lists and bare addresses, as sanitised HTML."""

import re
from collections.abc import Iterator
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.tasklists import tasklists_plugin

from rooftree.work.text.links import HANDLE, KEY, NO_LINKS, Links

ADDRESS = r"(?<![\w/])(?P<address>https?://[^\s<>\"'`|\\]+)"
TOUCHED = re.compile(f"{ADDRESS}|{HANDLE}|{KEY}")
OWN_PICTURE = re.compile(r"/w/[a-z0-9-]+(?:/[\w-]+)+(?:\.\w+)?", re.ASCII)
"""Pictures come from our own pages only: any other address would tell strangers who reads."""

NESTING = 40

TAGS = {
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "blockquote", "pre", "code"),
    *("em", "strong", "s", "a", "img", "span", "ul", "ol", "li", "label", "input"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "loading"},
    "input": {"type", "checked", "disabled"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
CLASSES = {
    "a": {"mention", "reference", "reference--closed"},
    "span": {"mention"},
    "li": {"task-list-item"},
    "ul": {"contains-task-list"},
}


def to_html(text: str, links: Links = NO_LINKS) -> str:
    """Return a text in Markdown as HTML that is safe to show.

    `@handle` and `#KEY` become links where `links` knows them and stay as they are otherwise. HTML
    in the text is shown, not obeyed.
    """
    rendered: str = _markdown.render(text, {"links": links})
    return nh3.clean(
        rendered,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener noreferrer",
        attribute_filter=_filtered,
    )


def _filtered(tag: str, name: str, value: str) -> str | None:
    if tag == "input" and name == "type":
        return "checkbox"
    if tag == "img" and name == "src":
        return value if OWN_PICTURE.fullmatch(value) else None
    return value


def _quieter_headings(state: StateCore) -> None:
    """Let a text's headings start below those of the page around it."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"


def _aligned_cells(state: StateCore) -> None:
    """Align cells by an attribute: the content policy allows no styles in the page."""
    for token in state.tokens:
        if token.type in {"th_open", "td_open"} and "style" in token.attrs:
            token.attrs["align"] = str(token.attrs.pop("style")).partition(":")[2]


def _foreign_pictures(state: StateCore) -> None:
    """Turn pictures from elsewhere into links."""
    for inline in _inlines(state):
        inline.children = [
            new for token in inline.children or () for new in _instead_of_picture(token)
        ]


def _instead_of_picture(token: Token) -> Iterator[Token]:
    if token.type != "image":
        yield token
        return
    source = str(token.attrs.get("src", ""))
    if OWN_PICTURE.fullmatch(source):
        token.attrs["loading"] = "lazy"
        yield token
        return
    yield from _link(source, token.content or source)


def _linked_names(state: StateCore) -> None:
    """Link bare addresses, and the persons and items that a text names, outside of links and code."""
    links: Links = state.env["links"]
    for inline in _inlines(state):
        depth = 0
        children: list[Token] = []
        for token in inline.children or ():
            depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            if token.type == "text" and depth == 0:
                children += _split(token.content, links)
            else:
                children.append(token)
        inline.children = children


def _split(text: str, links: Links) -> Iterator[Token]:
    at = 0
    for found in TOUCHED.finditer(text):
        named = _named(found, links)
        if not named:
            continue
        length, tokens = named
        yield _text(text[at : found.start()])
        yield from tokens
        at = found.start() + length
    yield _text(text[at:])


def _named(found: re.Match[str], links: Links) -> tuple[int, list[Token]] | None:
    """Return how many characters a link replaces, and the link; None for a name of nothing."""
    if found["address"]:
        address = _without_tail(found["address"])
        return len(address), list(_link(address, address))
    if found["handle"]:
        person = links.persons.get(found["handle"].lower())
        if person is None:
            return None
        marks = {"class": "mention"}
        return len(found[0]), list(_link(person.address, f"@{person.name}", marks))
    item = links.items.get(found["key"].upper())
    if item is None:
        return None
    marks = {"class": "reference" if item.is_open else "reference reference--closed"}
    return len(found[0]), list(_link(item.address, item.key, marks | {"title": item.title}))


def _without_tail(address: str) -> str:
    """Leave out punctuation that ends the sentence rather than the address."""
    unopened = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in ".,:;!?*_~" or (address[end - 1] == ")" and unopened > 0)):
        unopened -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _link(address: str, text: str, marks: dict[str, str] | None = None) -> Iterator[Token]:
    tag = "a" if address else "span"
    attributes: dict[str, Any] = {"href": address} if address else {}
    yield Token("link_open", tag, 1, attrs=attributes | (marks or {}))
    yield _text(text)
    yield Token("link_close", tag, -1)


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _inlines(state: StateCore) -> Iterator[Token]:
    return (token for token in state.tokens if token.type == "inline")


def _made() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": NESTING})
    markdown.enable(["table", "strikethrough"])
    markdown.use(tasklists_plugin, label=True)
    markdown.core.ruler.push("quieter_headings", _quieter_headings)
    markdown.core.ruler.push("aligned_cells", _aligned_cells)
    markdown.core.ruler.push("foreign_pictures", _foreign_pictures)
    markdown.core.ruler.push("linked_names", _linked_names)
    return markdown


_markdown = _made()
