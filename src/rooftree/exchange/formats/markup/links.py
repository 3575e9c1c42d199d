"""Which addresses may become links: those that our pages open; others are shown, or left out."""

import re
from collections.abc import Iterable, Iterator

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import Inline, Run

OPENED = ("http://", "https://", "mailto:", "tel:", "/w/")
"""Schemes, and where our own pages begin: an importer may have brought the file already."""

NEVER_SHOWN = ("javascript:", "vbscript:", "data:")
_NO_SIGN = re.compile(r"[\x00-\x20\u200b\ufeff]+")
LENGTH = 4_000


def is_opened(address: str) -> bool:
    """Tell whether a link to this address works in our pages."""
    return address.lower().startswith(OPENED) and len(address) <= LENGTH


def with_safe_links(inlines: Iterable[Inline], losses: Losses) -> Iterator[Inline]:
    """Write addresses that cannot be opened behind their text; those that run programs go."""
    left = ""
    for one in inlines:
        if left and one.address != left:
            yield from _shown(left, losses)
            left = ""
        if not one.address or is_opened(one.address):
            yield _clean_picture(one, losses)
        else:
            left = one.address
            yield _clean_picture(one._replace(address=""), losses)
            if isinstance(one, Run) and one.text.strip() == left:
                left = ""
    if left:
        yield from _shown(left, losses)


def _shown(address: str, losses: Losses) -> Iterator[Run]:
    losses.tell("link")
    scheme = _NO_SIGN.sub("", address[:100]).lower()
    if not scheme.startswith(NEVER_SHOWN):
        yield Run(f" ({' '.join(address.split())})")


def _clean_picture(one: Inline, losses: Losses) -> Inline:
    if isinstance(one, Run) or is_opened(one.source):
        return one
    losses.tell("picture")
    return Run(one.alt, address=one.address)
