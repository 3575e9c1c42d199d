"""Why one item is planned when it is."""

from dataclasses import dataclass
from datetime import date

from rooftree.accounts.viewer import Viewer
from rooftree.planning.queries import Assumed, Why
from rooftree.web.pages.plan.rows import first_day, last_day
from rooftree.work.items.models import Item
from rooftree.work.items.policy import may_edit


@dataclass(frozen=True, slots=True)
class WhyPage:
    """What the template prints: the dates, the sentences, what is assumed and how to replace it."""

    key: str
    title: str
    url: str
    plan_url: str
    start: date | None
    finish: date | None
    record: tuple[date | None, date | None] | None
    duration: int | None
    float: int | None
    is_critical: bool
    sentences: tuple[str, ...]
    assumed: tuple[Assumed, ...]
    assumed_url: str


def why_page(viewer: Viewer, item: Item, told: Why, *, base: str) -> WhyPage:
    """Put the page together."""
    return WhyPage(
        key=item.key,
        title=item.title,
        url=f"{base}/items/{item.key}",
        plan_url=f"{base}/plan",
        start=first_day(told.start),
        finish=last_day(told.finish),
        record=(first_day(told.record[0]), last_day(told.record[1])) if told.record else None,
        duration=told.duration,
        float=told.float,
        is_critical=told.is_critical,
        sentences=told.sentences,
        assumed=told.assumed,
        assumed_url=f"{base}/plan/assumptions/{item.key}"
        if told.assumed and may_edit(viewer, item)
        else "",
    )
