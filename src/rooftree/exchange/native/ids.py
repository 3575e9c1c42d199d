"""Sets of ids that take a bit for each: a file may name millions, and none of it is believed yet."""

from collections.abc import Iterator

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.wording import N_

SHIFT = 16
PAGE_BYTES = (1 << SHIFT) // 8
MOST_PAGES = 10_000
"""A page stands for 65,536 ids. Ids that are given one after the other fill page by page."""


class Ids:
    """The ids of one table."""

    def __init__(self, book: "IdBook") -> None:
        self._book = book
        self._pages: dict[int, bytearray] = {}
        self.most = 0

    def add(self, pk: int) -> bool:
        """Add an id; tells whether it is new."""
        page = self._pages.get(pk >> SHIFT)
        if page is None:
            self._book.count_page()
            page = self._pages[pk >> SHIFT] = bytearray(PAGE_BYTES)
        place, bit = (pk & (1 << SHIFT) - 1) >> 3, 1 << (pk & 7)
        is_new = not page[place] & bit
        page[place] |= bit
        self.most = max(self.most, pk)
        return is_new

    def __contains__(self, pk: int) -> bool:
        page = self._pages.get(pk >> SHIFT)
        return page is not None and bool(page[(pk & (1 << SHIFT) - 1) >> 3] & 1 << (pk & 7))

    def __iter__(self) -> Iterator[int]:
        for number in sorted(self._pages):
            for place, bits in enumerate(self._pages[number]):
                base = (number << SHIFT) + (place << 3)
                yield from (base + bit for bit in range(8) if bits and bits >> bit & 1)


class IdBook:
    """The ids of many tables by their names; refuses to grow beyond all measure."""

    def __init__(self) -> None:
        self._pages = 0
        self._tables: dict[str, Ids] = {}

    def __getitem__(self, table: str) -> Ids:
        """Return a table's ids."""
        if table not in self._tables:
            self._tables[table] = Ids(self)
        return self._tables[table]

    def __iter__(self) -> Iterator[tuple[str, Ids]]:
        return iter(self._tables.items())

    def count_page(self) -> None:
        """Take note of another page; raises FormatError when there are far too many."""
        self._pages += 1
        if self._pages > MOST_PAGES:
            raise FormatError(N_("The ids in this file lie much too far apart."))
