"""Texts of GitHub: its Markdown is kept, but for what only the writers of templates wanted to be seen."""

import re

from rooftree.exchange.bundle import Text
from rooftree.exchange.formats.ledger import Ledger

_FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_GAPS = re.compile(r"\n{3,}")


def markdown_of(body: str, ledger: Ledger, place: str) -> Text:
    """Read a text. Hidden remarks (`<!-- … -->`) outside of code are told and left out of what is shown."""
    text = shown(body)
    if text.raw is not None:
        ledger.mention("hidden_remarks_left_out", "text", place=place)
    return text


def shown(body: str) -> Text:
    """Return what is shown of a text; the whole stays in `raw` where that is more."""
    whole = body.replace("\r\n", "\n")
    if "<!--" not in whole:
        return Text(markdown=whole)
    pieces, start, fence = [], 0, ""
    for found in _FENCE.finditer(whole):
        if fence and found[1] != fence:
            continue
        pieces.append(_shown(whole[start : found.start()], is_code=bool(fence)))
        start, fence = found.start(), "" if fence else found[1]
    pieces.append(_shown(whole[start:], is_code=bool(fence)))
    markdown = _GAPS.sub("\n\n", "".join(pieces)).strip()
    return Text(markdown=markdown, raw=whole if markdown != whole.strip() else None)


def _shown(text: str, *, is_code: bool) -> str:
    return text if is_code else _HIDDEN.sub("", text)
