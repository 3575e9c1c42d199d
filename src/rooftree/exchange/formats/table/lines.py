"""Chunks of text as lines, their ends kept as they are."""

import re
from collections.abc import Iterable, Iterator

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import shortened
from rooftree.exchange.formats.wording import N_

MAX_LINE = 50_000_000
_END = re.compile(r"\r\n|\n|\r(?!\Z)")


def lines_of(chunks: Iterable[str]) -> Iterator[str]:
    """Yield lines that end in LF, CR LF or CR. Raises FormatError for one that never ends."""
    carry: list[str] = []
    length = 0
    for chunk in chunks:
        text = "".join([*carry, chunk]) if _ends_oddly(carry) else chunk
        if text is not chunk:
            carry, length = [], 0
        start = 0
        for end in _END.finditer(text):
            yield "".join([*carry, text[start : end.end()]])
            carry, length, start = [], 0, end.end()
        rest = text[start:]
        if rest:
            carry.append(rest)
            length += len(rest)
        if length > MAX_LINE:
            raise FormatError(
                N_("The file is one endless line, so it is no table."),
                place=f"the line that begins with “{shortened(carry[0], 40)}”",
                expected=N_("rows that end with a line break"),
            )
    if carry:
        yield "".join(carry)


def _ends_oddly(carry: list[str]) -> bool:
    return bool(carry) and carry[-1].endswith("\r")  # its LF may begin the next chunk
