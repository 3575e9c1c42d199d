"""Names as people write them, made comparable."""

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’ʼ`]")
_NO_WORD = re.compile(r"[\W_]+")


def plain_words(name: str) -> str:
    """Give the bare words of a name: lower case, no accents, signs or pictures."""
    letters = _APOSTROPHES.sub("", name).casefold()
    if not letters.isascii():
        parts = unicodedata.normalize("NFKD", letters)
        letters = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", letters).strip()
