"""Why an item's date is what it is."""

from dataclasses import dataclass
from datetime import datetime

from rooftree.accounts.viewer import Viewer
from rooftree.planning.queries import Assumed, why
from rooftree.work.items.models import Item
from rooftree.work.items.policy import may_edit


@dataclass(frozen=True, slots=True)
class WhyPage:
    """What the template of the reasons prints; `is_other`: what is computed is not what is agreed."""

    item: Item
    here: str
    may_edit: bool
    start: datetime | None
    finish: datetime | None
    is_critical: bool
    is_other: bool
    sentences: tuple[str, ...]
    assumed: tuple[Assumed, ...]


def why_page(viewer: Viewer, item: Item, *, here: str) -> WhyPage:
    """Return what the newest plan says about an item, and why."""
    told = why(viewer, item)
    planned = (item.planned_start, item.planned_finish)
    return WhyPage(
        item=item,
        here=here,
        may_edit=may_edit(viewer, item),
        start=told.start,
        finish=told.finish,
        is_critical=told.is_critical,
        is_other=told.finish is not None and (told.start, told.finish) != planned,
        sentences=told.sentences,
        assumed=told.assumed,
    )
