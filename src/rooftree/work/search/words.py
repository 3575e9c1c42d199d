"""How texts become words, the same for what is searched and for what is sought, on every database."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST_WORD = 60
MOST_CHARACTERS = 200_000
"""Of one text, so that no item can fill an index entry (PostgreSQL ends at one megabyte)."""

# Letters and digits run together; a character of a script without spaces, or a sign, is a word alone.
ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = re.compile(f"[{ALONE}]|[^\\W_{ALONE}]+|[^\\w\\s]")


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text without case and accents; signs such as emoji are words, dots are not."""
    budget = MOST_CHARACTERS
    for found in WORD.finditer(folded(text)):
        word = found[0][:LONGEST_WORD]
        if word.isalnum() or unicodedata.category(word[0]) == "So":
            budget -= len(word)
            if budget < 0:
                return
            yield word


def folded(text: str) -> str:
    """Return a text without case and accents."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return unicodedata.normalize("NFKC", bare)
