"""Names as people write them, made comparable."""

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’ʼ`]")
_NO_WORD = re.compile(r"[\W_]+")


def plain_words(name: str) -> str:
    """Give the bare words of a name: lower case, no accents, signs or pictures."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", bare).strip()
