"""The form that moves an item: the equal of dragging its card."""

from dataclasses import dataclass

from rooftree.accounts.viewer import Viewer
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.queries import statuses_of


@dataclass(frozen=True, slots=True)
class PlacePage:
    """What the template of the form prints."""

    item: Item
    space: Space
    base: str
    statuses: tuple[tuple[int, str], ...]

    @property
    def url(self) -> str:
        """Return where the form is sent."""
        return f"{self.base}/items/{self.item.key}/place"


def place_page(viewer: Viewer, item: Item, *, base: str) -> PlacePage:
    """Return the page for somebody who may move the item; raises Forbidden for others."""
    require_may_edit(viewer, item)
    statuses = tuple((status.pk, status.name) for status in statuses_of(item.space))
    return PlacePage(item, item.space, base, statuses)
