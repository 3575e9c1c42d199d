"""Cells that name other rows: by id, by key or by title, maybe with a type of dependency."""

import re
from collections.abc import Iterator

from rooftree.exchange.bundle import LinkKind
from rooftree.exchange.formats.tabular.cells import words_in

_TYPED = re.compile(
    r"(.{1,100}?)\s*(FS|SS|FF|SF|EA|AA|EE|AE)(?:\s*[+-].*)?", re.IGNORECASE
)  # the last four in German
_KINDS: dict[str, LinkKind] = {
    "FS": "FS", "SS": "SS", "FF": "FF", "SF": "SF", "EA": "FS", "AA": "SS", "EE": "FF", "AE": "SF",
}  # fmt: skip


def names_of(space: str, own: str, title: str) -> Iterator[str]:
    """Yield the names under which a row can be referred to, from its own space and from others."""
    for name in (own, title):
        if name:
            yield inside(space, name)
    if own:
        yield inside("", own)


def inside(space: str, name: str) -> str:
    """Return a name within a space; of no space for what is known in all."""
    return f"{space}\0{name.casefold()}"


def named(space: str, name: str) -> tuple[str, ...]:
    """Return what a cell may mean, the likelier first."""
    return inside(space, name), inside("", name)


def references_in(cell: str) -> Iterator[tuple[str, LinkKind]]:
    """Yield names of other rows, with the type of dependency that is written behind one (`12FS+2d`)."""
    for word in words_in(cell):
        typed = _TYPED.fullmatch(word)
        if typed and typed[1].rstrip().isdigit():
            yield typed[1].strip(), _KINDS[typed[2].upper()]
        else:
            yield word, "FS"
