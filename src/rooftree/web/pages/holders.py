"""What a list of items is narrowed to besides its own columns, in words."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.listing.filters import Filter
from rooftree.product.goals.queries import goal_by_id
from rooftree.product.products.queries import product_by_id
from rooftree.product.releases.queries import release_by_id
from rooftree.project.projects.queries import project_by_id
from rooftree.project.sprints.queries import sprint_by_id
from rooftree.work.components.queries import component_by_id

FOUND: Mapping[str, Callable[[Viewer, int], Any]] = {
    "goal": goal_by_id,
    "component": component_by_id,
    "release": release_by_id,
    "sprint": sprint_by_id,
    "project": project_by_id,
    "product": product_by_id,
}


class Holder(NamedTuple):
    """A thing to which a list is narrowed: the field, its value, a name, the address without it."""

    field: str
    value: str
    text: str
    without: str


def holders_of(viewer: Viewer, wanted: Filter, address: str) -> tuple[Holder, ...]:
    """Return what a filter narrows to; a thing out of sight has no name."""
    return tuple(
        Holder(field, value, _name(viewer, field, value), address + wanted.address(**{field: ""}))
        for field in FOUND
        if (value := getattr(wanted, field))
    )


def _name(viewer: Viewer, field: str, value: str) -> str:
    if value == "none":
        return _("without a goal")
    try:
        return str(FOUND[field](viewer, int(value)))
    except NotFound:
        return _("something you cannot see")
