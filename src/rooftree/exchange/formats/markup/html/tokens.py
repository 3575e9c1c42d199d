"""HTML as tags and text, with a look at each sign once.

What is no whole tag is text: nothing that people wrote is taken for a tag without an end.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rooftree.exchange.formats.markup.finder import Finder
from rooftree.exchange.formats.markup.html.words import ELEMENTS

_OPENING = re.compile(
    r"<(?:(?P<comment>!--)|(?P<data>!\[CDATA\[)|[!?][^<>]*>"
    r"|(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9:-]*)"
    r"(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>)"
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENDS = {"comment": re.compile("-->"), "data": re.compile(r"\]\]>")}
_RAW = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}


class Tag(NamedTuple):
    """A tag; `written` are its attributes as they stand."""

    name: str
    written: str = ""
    is_end: bool = False

    def attributes(self) -> Mapping[str, str]:
        """Read the attributes; the first of a name counts."""
        found: dict[str, str] = {}
        for name, *values in _ATTRIBUTE.findall(self.written):
            found.setdefault(name.lower(), unescaped("".join(values)))
        return found


def unescaped(text: str) -> str:
    """Replace entities by what they stand for; those without an end stay."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def tokens(source: str) -> Iterator[Tag | str]:
    """Part a source into tags and the text between them."""
    ends = {name: Finder(source, end) for name, end in {**_ENDS, **_RAW}.items()}
    place = start = 0
    while found := _OPENING.search(source, place):
        token, place = _taken(source, found, ends)
        if token is None:
            continue
        if found.start() > start:
            yield unescaped(source[start : found.start()])
        start = place
        yield token
    if start < len(source):
        yield unescaped(source[start:])


def _taken(
    source: str, found: re.Match[str], ends: Mapping[str, Finder]
) -> tuple[Tag | str | None, int]:
    """Take what begins with a bracket, and tell where it ends; None when it is text."""
    name = (found["name"] or "").lower()
    if name in _RAW and not found["end"]:
        return Tag(name), max(ends[name].after(found.end()), found.end())
    if name in ELEMENTS or ":" in name:
        return Tag(name, found["attributes"], bool(found["end"])), found.end()
    if name:
        return None, found.end()  # List<String>
    return _without_name(source, found, ends)


def _without_name(
    source: str, found: re.Match[str], ends: Mapping[str, Finder]
) -> tuple[str | None, int]:
    kind = "comment" if found["comment"] else "data"
    if not found[kind]:
        return "", found.end()
    end = ends[kind].after(found.end())
    if end < 0:
        return None, found.end()
    return source[found.end() : end] if kind == "data" else "", end + len("-->")
