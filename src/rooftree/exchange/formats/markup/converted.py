"""What a conversion gives: the Markdown, and an account of what it cannot say."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

KINDS_KEPT = 100
NAME_LENGTH = 60
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Converted:
    """Markdown, and how often each thing that it cannot say stood in the source.

    The names in `dropped` are the source's own, such as `underline`, `macro:toc`, `unknown:gadget`.
    What is dropped is the form; text that people wrote is always in the Markdown.
    """

    markdown: str
    dropped: Mapping[str, int]


class Losses:
    """Counts what is dropped; the number of names is bounded, whatever a file invents."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def tell(self, name: str, count: int = 1) -> None:
        """Count something dropped by its name in the source."""
        printable = "".join(sign for sign in name[:NAME_LENGTH] if sign.isprintable())
        if printable not in self._counts and len(self._counts) >= KINDS_KEPT:
            printable = OTHERS
        self._counts[printable] += count

    def counts(self) -> dict[str, int]:
        """Give the counts by name, in the order in which the names were met."""
        return dict(self._counts)
