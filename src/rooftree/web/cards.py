"""Boards with their cards printed: a board is mostly cards that did not change.

Thousands of them are put into the page at the very end, as bytes, for each step between would copy
megabytes.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache

from rooftree.web.kept import macro_of
from rooftree.web.pages.board import BoardPage, CardFacts, Marks
from rooftree.web.reader import reader

MOST_BOARDS, MOST_CARDS = 12, 5000
"""How many boards are kept, and how many cards of each: at most some 80 MB."""

Printer = Callable[[CardFacts], bytes]


def stacks_of(page: BoardPage) -> list[bytes]:
    """Return the printed cards of each column, in the order in which the board shows them."""
    printed = _printer(page.marks, page.may_move, reader())
    return [b"".join(map(printed, stack)) for stack in page.stacks]


@lru_cache(maxsize=MOST_BOARDS)
def _printer(marks: Marks, may_move: bool, _reader: Hashable) -> Printer:  # noqa: FBT001 - cached
    card = macro_of("components/board.html", "card")

    @lru_cache(maxsize=MOST_CARDS)
    def printed(facts: CardFacts) -> bytes:
        return card(marks.card(facts), may_move).encode()

    return printed
