"""Rows of other rooms as the small tuples that components print."""

from rooftree.web.pieces import ItemMark, PersonMark
from rooftree.work.items.tree import Relative


def item_mark(one: Relative, base: str) -> ItemMark:
    """Return an item mentioned in a line."""
    return ItemMark(
        key=one.key,
        title=one.title,
        url=f"{base}/items/{one.key}",
        kind=one.kind,
        kind_name=one.kind_name,
        category=one.category,
        status=one.status,
    )


def person_mark(name: str | None, user_id: int | None) -> PersonMark | None:
    """Return a person, None for nobody."""
    return None if name is None else PersonMark(name, user_id is not None)
