"""The whole numbers of a text, one after the other, each knowing its line."""

from collections.abc import Iterable, Iterator

from rooftree.engine.formats.errors import FormatError

LARGEST = 10**6  # of any number in an instance; keeps hostile files small in memory and time
DIGITS = len(str(LARGEST))


class Numbers:
    """Reads the numbers of numbered lines in order."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        self._words = _words(lines)
        self.line = 1

    def take(self, expected: str) -> int:
        """Return the next number; raises FormatError when there is none."""
        return self._number(self._word(expected), expected)

    def pair(self, expected: str) -> tuple[int, int]:
        """Return the next two numbers that a colon joins."""
        word = self._word(expected)
        first, _, second = word.partition(":")
        return self._number(first, expected), self._number(second, expected)

    def _word(self, expected: str) -> str:
        found = next(self._words, None)
        if found is None:
            raise FormatError(self.line, f"{expected}, but the text ends")
        self.line, word = found
        return word

    def _number(self, word: str, expected: str) -> int:
        if not (word.isascii() and word.isdigit()) or len(word) > DIGITS or int(word) > LARGEST:
            shown = word if len(word) <= DIGITS else word[:DIGITS] + "…"
            raise FormatError(self.line, f"{expected} (0 to {LARGEST}), not {shown!r}")
        return int(word)

    def many(self, count: int, expected: str) -> list[int]:
        """Return the next `count` numbers."""
        return [self.take(expected) for _ in range(count)]

    def end(self) -> None:
        """Raise FormatError when anything follows."""
        found = next(self._words, None)
        if found is not None:
            raise FormatError(found[0], f"the end of the text, not {found[1][:DIGITS]!r}")


def _words(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, line in lines:
        for word in line.split():
            yield number, word
