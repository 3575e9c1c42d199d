"""To what an item belongs at all, told in one query, so that a page asks only for what is there."""

from typing import NamedTuple

from rooftree.accounts.prepared import asked
from rooftree.work.items.models import Item

# Written by hand: one question instead of three, and both databases read it.
BELONGING = """
    SELECT
        EXISTS (SELECT 1 FROM product_releaseitem WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM project_sprintitem WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM project_delivery WHERE item_id = %(item)s)
"""


class Belonging(NamedTuple):
    """Whether an item has any of these; who may know of them is for those queries to say."""

    releases: bool
    sprints: bool
    project: bool


def belonging_of(item: Item) -> Belonging:
    """Return what there is to ask for."""
    (told,) = asked(BELONGING, {"item": item.pk})
    return Belonging(*map(bool, told))
