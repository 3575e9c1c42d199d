"""The passage of a text in which a sought word stands."""

import re
from collections.abc import Sequence

from rooftree.work.search.words import folded

BEFORE, AFTER = 40, 120
LOOKED_AT = 20_000
WORD = re.compile(r"\w+|[^\w\s]")


def excerpt(text: str, words: Sequence[str]) -> str:
    """Return a passage of the text around the first of the words, on one line; empty without any."""
    for found in WORD.finditer(text[:LOOKED_AT]):
        if folded(found[0]).startswith(tuple(words)):
            return _around(text, found.start())
    return ""


def _around(text: str, place: int) -> str:
    start, end = max(0, place - BEFORE), place + AFTER
    lead = text[start:place]
    if start:
        lead = "…" + lead[lead.find(" ") + 1 :]
    tail = text[place:end]
    if end < len(text):
        tail = (tail.rpartition(" ")[0] or tail) + "…"
    return " ".join((lead + tail).split())
