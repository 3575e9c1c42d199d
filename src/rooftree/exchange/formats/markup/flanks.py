"""Marks of emphasis that open and close where they should, whatever stands beside them.

CommonMark 0.31, section 6.2: a mark with punctuation on its inner side works only with a space or
punctuation on its outer side. An entity begins and ends with punctuation, and reads as the letter.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from rooftree.exchange.formats.markup.escape import PUNCTUATION, entity

STAR = "*"
UNDERSCORE = "_"


class Piece(NamedTuple):
    """A part of a line: text, finished Markdown, or a mark of emphasis."""

    content: str
    is_text: bool = False
    in_link: bool = False
    opens: bool = False
    closes: bool = False

    @property
    def is_mark(self) -> bool:
        return self.opens or self.closes


def with_stars(pieces: list[Piece]) -> list[Piece]:
    """Let emphasis within a word have stars, unless others stand beside them.

    Underscores mean nothing within words; stars beside stars can be read in several ways.
    """
    opened = 0
    for index, piece in enumerate(pieces):
        if piece.content != UNDERSCORE or not piece.is_mark:
            continue
        if piece.opens:
            opened = index
        elif _is_within_word(pieces, opened, index):
            pieces[opened] = pieces[opened]._replace(content=STAR)
            pieces[index] = piece._replace(content=STAR)
    return pieces


def _is_within_word(pieces: Sequence[Piece], opened: int, closed: int) -> bool:
    before = pieces[opened - 1 : opened] if opened else []
    after = pieces[closed + 1 : closed + 2]
    touches = any(one.is_text and one.content[-1].isalnum() for one in before) or any(
        one.is_text and one.content[0].isalnum() for one in after
    )
    around = [*before, pieces[opened + 1], pieces[closed - 1], *after]
    return touches and not any(one.is_mark for one in around)


def with_flanks(pieces: Sequence[Piece]) -> list[str]:
    """Give the pieces' Markdown, a letter written as an entity where it would undo a mark."""
    out = [piece.content for piece in pieces]
    groups = _groups(pieces)
    waiting = deque(sorted(groups))
    starts = {end: start for start, end in groups.items()}
    while waiting:
        start = waiting.popleft()
        for changed in _mended(pieces, out, start, groups[start]):
            # A single letter stands next to two groups.
            neighbours = (starts.get(changed), changed + 1)
            waiting.extend(one for one in neighbours if one is not None and one in groups)
    return out


def _groups(pieces: Sequence[Piece]) -> dict[int, int]:
    """Find marks of one sign that stand together: where they begin, and where they have ended."""
    groups: dict[int, int] = {}
    start: int | None = None
    for index, piece in enumerate(pieces):
        if not piece.is_mark:
            start = None
        elif start is None or pieces[start].content[0] != piece.content[0]:
            start = index
        if start is not None:
            groups[start] = index + 1
    return groups


def _mended(pieces: Sequence[Piece], out: list[str], start: int, end: int) -> list[int]:
    """Mend the letters around a group; gives the places of what changed."""
    before = out[start - 1][-1] if start else ""
    after = out[end][0] if end < len(out) else ""
    mark = pieces[start].content
    changed = []
    closes = any(piece.closes for piece in pieces[start:end])
    if closes and _is_undone(mark, before, after) and pieces[end].is_text:
        out[end] = entity(after) + out[end][1:]
        changed.append(end)
    opens = any(piece.opens for piece in pieces[start:end])
    if opens and _is_undone(mark, after, before) and pieces[start - 1].is_text:
        out[start - 1] = out[start - 1][:-1] + entity(before)
        changed.append(start - 1)
    return changed


def _is_undone(mark: str, inner: str, outer: str) -> bool:
    return (mark == UNDERSCORE or not inner.isalnum()) and not _is_edge(outer)


def _is_edge(sign: str) -> bool:
    return not sign or sign.isspace() or sign in PUNCTUATION
