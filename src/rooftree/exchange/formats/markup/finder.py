"""Looking ahead without looking twice."""

import re


class Finder:
    """Finds the next match of a pattern from places that only grow; linear in all."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self._text = text
        self._pattern = pattern
        self._next = self._search(0)

    def after(self, place: int) -> int:
        """Give the first match's beginning at or after a place, -1 when there is none."""
        if 0 <= self._next < place:
            self._next = self._search(place)
        return self._next

    def _search(self, place: int) -> int:
        found = self._pattern.search(self._text, place)
        return found.start() if found else -1
