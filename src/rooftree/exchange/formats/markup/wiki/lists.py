"""Lists that grow item by item: `**` is an item in a list in an item."""

from rooftree.exchange.formats.markup.document import Block, ItemList, ListItem

DEEPEST = 12
_FIRST = {"#": 1}


class Lists:
    """The lists that are open, the outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[str, ItemList]] = []

    def close(self) -> None:
        """End all lists."""
        self._open = []

    @property
    def is_open(self) -> bool:
        """Tell whether an item may follow in a list."""
        return bool(self._open)

    def item(self, signs: str, blocks: list[Block]) -> ListItem:
        """Begin an item; what opens a new list goes into the item above, else into `blocks`."""
        sign = signs[-1]
        depth = min(len(signs), len(self._open) + 1, DEEPEST)
        del self._open[depth:]
        if len(self._open) == depth and self._open[-1][0] != sign:
            self._open.pop()
        if len(self._open) < depth:
            opened = ItemList(first=_FIRST.get(sign))
            (self._open[-1][1].items[-1].blocks if self._open else blocks).append(opened)
            self._open.append((sign, opened))
        item = ListItem()
        self._open[-1][1].items.append(item)
        return item
