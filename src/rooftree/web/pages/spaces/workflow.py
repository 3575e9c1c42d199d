"""The statuses of a space in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rooftree.web.pages.spaces.tabs import Options, Tabs, tabs_of
from rooftree.work.items.loads import items_by_status
from rooftree.work.spaces.models import Category, Space, Status
from rooftree.work.spaces.queries import statuses_of


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One status; `items_url` lists what is in it."""

    status: Status
    category: str
    url: str
    items: int
    items_url: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class WorkflowPage:
    """A space's workflow, and the form that adds a status."""

    url: str
    tabs: Tabs
    space: Space
    lines: tuple[StatusLine, ...]
    archived: tuple[StatusLine, ...]
    categories: Options
    typed: Mapping[str, str]


def workflow_page(space: Space, typed: Mapping[str, str], *, base: str) -> WorkflowPage:
    """Return the workflow in two queries."""
    here = f"{base}/spaces/{space.prefix}/statuses"
    counts = items_by_status(space)
    every = statuses_of(space, archived=True)
    shown = [status for status in every if status.archived_at is None]
    lines = tuple(
        StatusLine(
            status=status,
            category=str(Category(status.category).label),
            url=f"{here}/{status.pk}",
            items=counts[status.pk],
            items_url=f"{base}/items?space={space.prefix}&state=all&status={status.pk}",
            is_first=bool(shown) and status == shown[0],
            is_last=bool(shown) and status == shown[-1],
        )
        for status in every
    )
    return WorkflowPage(
        url=here,
        tabs=tabs_of(base, space, "statuses"),
        space=space,
        lines=tuple(line for line in lines if line.status.archived_at is None),
        archived=tuple(line for line in lines if line.status.archived_at is not None),
        categories=categories(),
        typed={"name": "", "category": Category.DOING, "wip_limit": ""} | dict(typed.items()),
    )


def categories() -> Options:
    """Return what a status can mean."""
    return tuple((value, str(text)) for value, text in Category.choices)


def shifted(every: Sequence[Status], status: Status, *, is_up: bool) -> list[Status]:
    """Return the statuses with one moved past its next neighbour that is not archived."""
    order = list(every)
    at = order.index(status)
    before, after = order[:at], order[at + 1 :]
    for past in reversed(before) if is_up else after:
        if past.archived_at is None:
            to = order.index(past)
            order.remove(status)
            order.insert(to, status)
            break
    return order
