"""Texts of one line, within what can be stored."""

import re

from rooftree.exchange.formats.rows import NAME_LENGTH

_BREAKS = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")


def one_line(text: str, length: int = NAME_LENGTH) -> str:
    """Give a text without breaks and space around it, cut to a length."""
    return _BREAKS.sub(" ", text[: 4 * length]).strip()[:length].strip()
