"""What rows and spaces are known by when a table comes again."""

import hashlib
import re
from collections import Counter

from rooftree.exchange.formats.drafting.bounds import NAME_LENGTH, SPACE_LENGTH, bounded
from rooftree.exchange.formats.lines import one_line

KEY = re.compile(r"([A-Z][A-Z0-9]{0,9})-(\d{1,9})")
_NUMBER = re.compile(r"#?(\d{1,9})")
LARGEST_NUMBER = 999_999


class Naming:
    """Gives ids. alone: what the list itself is known by.

    has_keys: the list is of a tool in which keys such as ABC-12, and what they begin with, are unique.
    """

    def __init__(self, alone: str, *, has_keys: bool) -> None:
        self._alone = alone
        self._has_keys = has_keys
        self._made = Counter[str]()

    def space(self, name: str, own: str) -> str:
        """Return the id of the space of a row, whose id is `own`; without a name that of the list."""
        if self._has_keys and (prefix := prefix_in(own)):
            return prefix
        name = one_line(name).casefold()
        return bounded(f"{self._alone}/{name}" if name else self._alone, SPACE_LENGTH)

    def item(self, space: str, own: str, title: str) -> str:
        """Return the id of a row: its own, else one made of its title, told apart by its turn."""
        if own:
            return (
                own
                if self._has_keys and KEY.fullmatch(own)
                else f"{space}#{bounded(own, NAME_LENGTH)}"
            )
        digest = hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:16]
        made = f"{space}#~{digest}"
        self._made[made] += 1
        turn = self._made[made]
        return made if turn == 1 else f"{made}-{turn}"


def number_in(own: str) -> int | None:
    """Return the number of a row: its id when that is one, or what stands behind the key's prefix."""
    found = KEY.fullmatch(own)
    plain = _NUMBER.fullmatch(own)
    digits = found[2] if found else plain[1] if plain else ""
    number = int(digits) if digits else 0
    return number if 0 < number <= LARGEST_NUMBER else None


def prefix_in(own: str) -> str:
    """Return the prefix of a key; empty for any other id."""
    found = KEY.fullmatch(own)
    return found[1] if found else ""
