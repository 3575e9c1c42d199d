"""Numbers as people write them."""

import re
from decimal import Decimal, InvalidOperation

LONGEST = 40
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
_THOUSANDS_COMMA = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_THOUSANDS_POINT = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_SPACE = re.compile(r"(?<=\d)[\s\xa0\u202f'](?=\d{3}(?!\d))")
LARGEST = Decimal(10) ** 15


def number_of(cell: str) -> Decimal | None:
    """Read a number; None when it is none, or beyond what can be reckoned with.

    `1,234` is a thousand and more, as in exports in English; `1,5` and `1.234,5` have a decimal comma.
    """
    text = _SPACE.sub("", cell.strip())
    if not 0 < len(text) <= LONGEST:
        return None
    if _THOUSANDS_COMMA.fullmatch(text):
        text = text.replace(",", "")
    elif _THOUSANDS_POINT.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    elif not _PLAIN.fullmatch(text):
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if abs(number) < LARGEST else None


def written(number: Decimal) -> str:
    """Write a number plainly: no exponent, no zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
