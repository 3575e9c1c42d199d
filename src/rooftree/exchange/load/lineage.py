"""Whether an item can come under a new parent: people may have turned the family round here."""

from rooftree.exchange.on_disk import OnDisk
from rooftree.work.items.models import Item as ItemRow


class Lineage:
    """Knows what an import changes about who is above whom; the rest stands in the database."""

    def __init__(self) -> None:
        self._changed = OnDisk[int | None]()

    def make(self, item_id: int, parent_id: int | None) -> None:
        """Note the parent of an item that is to be made: nothing here can be below that."""
        self._changed[str(item_id)] = parent_id

    def move(self, item_id: int, parent_id: int | None) -> bool:
        """Note an item's new parent; False, and nothing is noted, when that one is below it."""
        if self._is_below(parent_id, item_id):
            return False
        self._changed[str(item_id)] = parent_id
        return True

    def _is_below(self, one: int | None, other: int) -> bool:
        met: set[int] = set()
        while one is not None and one not in met:
            if one == other:
                return True
            met.add(one)
            own = str(one)
            one = self._changed[own] if own in self._changed else _parent(one)
        return False


def _parent(item_id: int) -> int | None:
    found = ItemRow.objects.filter(pk=item_id).values_list("parent_id", flat=True)
    return found.first()
