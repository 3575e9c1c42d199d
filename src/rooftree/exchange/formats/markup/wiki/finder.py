"""Looking ahead without looking twice."""


class Finder:
    """Finds the next place of a string from places that only grow; linear in all."""

    def __init__(self, text: str, needle: str) -> None:
        self._text = text
        self._needle = needle
        self._next = text.find(needle)

    def after(self, place: int) -> int:
        """Give the first place at or after this one, -1 when there is none."""
        if 0 <= self._next < place:
            self._next = self._text.find(self._needle, place)
        return self._next
