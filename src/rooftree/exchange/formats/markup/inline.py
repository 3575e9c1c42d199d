"""Runs of styled text as lines of Markdown.

Emphasis may neither begin nor end with a space, so spaces at the edges of a style move out of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rooftree.exchange.formats.markup.document import (
    CODE,
    EM,
    PLAIN,
    STRIKE,
    STRONG,
    Inline,
    Picture,
    Run,
    Style,
)
from rooftree.exchange.formats.markup.escape import code_span, destination, escaped
from rooftree.exchange.formats.markup.flanks import (
    UNDERSCORE,
    Piece,
    with_flanks,
    with_stars,
)

_BARE = re.compile(r"https?://[^\s<>]+")
_LINK: Style = 16
_SPACE: Style = 32  # of no style by itself
_MARKS: dict[Style, str] = {STRONG: "**", EM: UNDERSCORE, STRIKE: "~~"}
_OUTER_FIRST = (_LINK, *_MARKS)


def markdown_lines(inlines: Iterable[Inline]) -> list[str]:
    """Write runs as lines without spaces at their ends; a line may be empty."""
    return [_line(line) for line in _split(inlines)]


def _split(inlines: Iterable[Inline]) -> Iterator[list[Inline]]:
    line: list[Inline] = []
    for one in inlines:
        if isinstance(one, Picture) or "\n" not in one.text:
            line.append(one)
            continue
        first, *more = one.text.split("\n")
        line.append(one._replace(text=first))
        for text in more:
            yield line
            line = [one._replace(text=text)]
    yield line


def _line(inlines: Sequence[Inline]) -> str:
    if len(inlines) == 1 and isinstance(inlines[0], Run) and inlines[0][1:] == (PLAIN, ""):
        return escaped(inlines[0].text.strip())  # most lines by far
    parts = _joined(part for one in inlines for part in _parted(one))
    pieces = list(_pieces(parts))
    return "".join(with_flanks(_escaped(with_stars(pieces))))


def _parted(one: Inline) -> Iterator[Inline]:
    """Part the spaces at the edges of a run from the rest; nothing comes of an empty one."""
    if isinstance(one, Picture) or (one.style & CODE and one.text.strip()):
        yield one
        return
    core = one.text.strip()
    if core == one.text and core:
        yield one
        return
    start = one.text.find(core) if core else len(one.text)
    if start:
        yield Run(one.text[:start], _SPACE, one.address)
    if core:
        yield one._replace(text=core)
    if start + len(core) < len(one.text):
        yield Run(one.text[start + len(core) :], _SPACE, one.address)


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    """Join neighbours in the same style."""
    joined: list[Inline] = []
    for (style, address), group in groupby(inlines, key=_sameness):
        if style is None:
            joined += group
        else:
            text = "".join(one.text for one in group if isinstance(one, Run))
            joined.append(Run(text, style, address))
    return joined


def _sameness(one: Inline) -> tuple[Style | None, str]:
    return (one.style if isinstance(one, Run) else None), one.address


def _style(one: Inline) -> Style:
    return one.style if isinstance(one, Run) else PLAIN


def _pieces(inlines: Iterable[Inline]) -> Iterator[Piece]:
    """Open and close links and marks of emphasis around what they are about."""
    stack: list[Style] = []
    has_begun = False
    address = reach = space = ""  # a link reaches over spaces that lead there too
    for one in inlines:
        if isinstance(one, Run) and one.style == _SPACE:
            space += one.text
            reach = reach if one.address == address else ""
            continue
        kept = _still_open(stack, one, reach)
        yield from _closed(stack[kept:], address)
        if space and has_begun:
            yield Piece(space, is_text=True)
        has_begun = True
        space, address, reach = "", one.address, one.address
        del stack[kept:]
        for mark in _missing(stack, one):
            stack.append(mark)
            yield Piece("[") if mark == _LINK else Piece(_MARKS[mark], opens=True)
        yield _content(one, in_link=_LINK in stack)
    yield from _closed(stack, address)


def _still_open(stack: Sequence[Style], one: Inline, address: str) -> int:
    """Count what can stay open, from the outermost on."""
    wanted = _wanted(one)
    for kept, mark in enumerate(stack):
        if not mark & wanted or (mark == _LINK and one.address != address):
            return kept
    return len(stack)


def _missing(stack: Sequence[Style], one: Inline) -> list[Style]:
    wanted = _wanted(one)
    return [mark for mark in _OUTER_FIRST if mark & wanted and mark not in stack]


def _closed(stack: Sequence[Style], address: str) -> Iterator[Piece]:
    for mark in reversed(stack):
        if mark == _LINK:
            yield Piece(f"]({destination(address)})")
        else:
            yield Piece(_MARKS[mark], closes=True)


def _wanted(one: Inline) -> Style:
    return _style(one) | (_LINK if one.address and not _is_bare(one) else PLAIN)


def _content(one: Inline, *, in_link: bool) -> Piece:
    if isinstance(one, Picture):
        alt = escaped(" ".join(one.alt.split()), in_link=True)
        return Piece(f"![{alt}]({destination(one.source)})")
    if one.style & CODE:
        return Piece(code_span(one.text))
    if _is_bare(one):
        return Piece(f"<{one.text}>")
    return Piece(one.text, is_text=True, in_link=in_link)


def _is_bare(one: Inline) -> bool:
    return (
        isinstance(one, Run)
        and one.text == one.address
        and not one.style & CODE
        and _BARE.fullmatch(one.text) is not None
    )


def _escaped(pieces: Sequence[Piece]) -> list[Piece]:
    last = len(pieces) - 1
    return [
        piece._replace(
            content=escaped(
                piece.content,
                before=pieces[index - 1].content[-1] if index else "",
                after=pieces[index + 1].content[0] if index < last else "",
                in_link=piece.in_link,
            )
        )
        if piece.is_text
        else piece
        for index, piece in enumerate(pieces)
    ]
