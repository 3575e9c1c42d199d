"""A key prefix made of a board's name."""

import re
import unicodedata
from collections.abc import Callable

LONGEST = 10
WHEN_NOTHING_FITS = "BOARD"
_WORD = re.compile(r"[A-Z0-9]+")


def derived_prefix(name: str, is_free: Callable[[str], bool]) -> str:
    """Return a free prefix of 2 to 10 signs: initials of the name, or the beginning of its one word."""
    base = _base(name)
    if is_free(base):
        return base
    number = 2
    while not is_free(candidate := f"{base[: LONGEST - len(str(number))]}{number}"):
        number += 1
    return candidate


def _base(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    words = [word.lstrip("0123456789") for word in _WORD.findall(plain.replace("'", ""))]
    words = [word for word in words if word]
    if len(words) > 1:
        return "".join(word[0] for word in words)[:5]
    if words and len(words[0]) > 1:
        word: str = words[0]
        return word if len(word) <= 5 else word[:3]  # noqa: PLR2004 - short is nice
    return WHEN_NOTHING_FITS
