"""Rules that items keep among themselves: titles, estimates, parents, and what a status change sets."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.amounts import checked_amount
from rooftree.accounts.texts import checked_line
from rooftree.accounts.viewer import Viewer
from rooftree.errors import RuleBroken
from rooftree.work.items.models import Item, Priority
from rooftree.work.spaces.models import Category, Kind, Status

ESTIMATES = ("estimate_low", "estimate_likely", "estimate_high")
LONGEST_TITLE = 500

of_new_parents: list[Callable[[Viewer, Item, Item], None]] = []
"""What ideas above this one refuse when an item, which is there already, gets another parent."""
LONGEST_RESOLUTION = 80
WHOLE_DIGITS_OF_POINTS = 6
DECIMALS_OF_POINTS = 2
MOST_VOTES = 1_000_000


def checked_title(title: str) -> str:
    """Return a title on one line; raises RuleBroken for one that is empty, endless or not storable."""
    empty = _("An item needs a title.")
    return checked_line(title, field="title", empty=empty, longest=LONGEST_TITLE)


def check_estimate(item: Item, new: dict[str, Any]) -> None:
    """Refuse three points out of order; one point alone is the likely one."""
    low, likely, high = (new.get(name, getattr(item, name)) for name in ESTIMATES)
    if likely is None and (low is not None or high is not None):
        raise RuleBroken(
            _("Say what is likely before the best and worst case."), field=ESTIMATES[1]
        )
    if low is not None and likely is not None and low > likely:
        raise RuleBroken(_("The best case is at most the likely one."), field=ESTIMATES[0])
    if high is not None and likely is not None and high < likely:
        raise RuleBroken(_("The worst case is at least the likely one."), field=ESTIMATES[2])


def check_dates(item: Item, new: dict[str, Any]) -> None:
    """Refuse a start after the target."""
    start, target = (new.get(name, getattr(item, name)) for name in ("start", "target"))
    if start is not None and target is not None and start > target:
        raise RuleBroken(_("The start is on or before the target."), field="start")


def check_figures(new: dict[str, Any]) -> None:
    """Put points, resolution and votes elsewhere as they are stored; refuse what does not fit."""
    if "points" in new:
        new["points"] = checked_amount(
            new["points"],
            field="points",
            whole_digits=WHOLE_DIGITS_OF_POINTS,
            decimals=DECIMALS_OF_POINTS,
        )
    if "resolution" in new:
        new["resolution"] = checked_line(
            new["resolution"], field="resolution", longest=LONGEST_RESOLUTION
        )
    if not 0 <= new.get("votes_elsewhere", 0) <= MOST_VOTES:
        raise RuleBroken(_("Votes are counted from 0."), field="votes_elsewhere")


def check_priority(value: Any) -> None:
    """Refuse a priority that is none."""
    if value not in Priority.values:
        raise RuleBroken(_("A priority is one of 0 (none) to 4 (urgent)."), field="priority")


def check_parent(item: Item, parent: Item | None, kind: Kind) -> None:
    """Refuse a parent below its child's level, or one that is its own descendant."""
    if parent is None:
        return
    if parent.kind.level < kind.level:
        raise RuleBroken(
            _("A {parent} cannot hold a {child}: it is of a lower level.").format(
                parent=parent.kind.name, child=kind.name
            ),
            field="parent",
        )
    above: Item | None = parent
    seen: set[int] = set()
    while above is not None and above.pk not in seen:
        if above.pk == item.pk:
            raise RuleBroken(
                _("{parent} is part of {item} already.").format(parent=parent.key, item=item.key),
                field="parent",
            )
        seen.add(above.pk)
        above = above.parent


def check_new_parent(viewer: Viewer, item: Item, parent: Item | None) -> None:
    """Refuse a parent that another idea has reasons against, such as a circle of dependencies."""
    if parent is None or parent.pk == item.parent_id:
        return
    for rule in of_new_parents:
        rule(viewer, item, parent)


def check_children(item: Item, kind: Kind) -> None:
    """Refuse a kind below the level of a child."""
    child = item.children.select_related("kind").filter(kind__level__gt=kind.level).first()
    if child is not None:
        raise RuleBroken(
            _("A {parent} cannot hold its parts: one of them is a {child}.").format(
                parent=kind.name, child=child.kind.name
            ),
            field="kind",
        )


def status_sets(item: Item, to: Status, now: datetime) -> dict[str, Any]:
    """Return what entering a status says about actual start and finish."""
    sets: dict[str, Any] = {}
    if to.category in {Category.DOING, Category.DONE} and item.actual_start is None:
        sets["actual_start"] = now
    if to.category in {Category.DONE, Category.CANCELLED}:
        if item.actual_finish is None:
            sets["actual_finish"] = now
    elif item.actual_finish is not None:
        sets["actual_finish"] = None
    return sets
