"""Narrowing a list of items to what belongs to one thing, as far as the viewer may know of that thing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.listing.filters import Filter
from rooftree.listing.newest import Seeking
from rooftree.product.products.models import ProductSpace
from rooftree.product.releases.models import Release, ReleaseItem, ReleaseRole
from rooftree.project.deliveries.models import Delivery
from rooftree.project.sprints.models import Sprint, SprintItem
from rooftree.work.components.models import ItemComponent
from rooftree.work.items.models import Item
from rooftree.work.spaces.reach import in_reach

Holds = Callable[[Viewer, int], "QuerySet[Any]"]


def _of_component(viewer: Viewer, pk: int) -> "QuerySet[ItemComponent]":
    return ItemComponent.objects.filter(workspace_id=viewer.workspace_id, component_id=pk)


def _of_release(viewer: Viewer, pk: int) -> "QuerySet[ReleaseItem]":
    seen = in_reach(viewer, Release.objects.filter(pk=pk)).values("pk")
    return ReleaseItem.objects.filter(release__in=seen, role=ReleaseRole.FIX)


def _of_sprint(viewer: Viewer, pk: int) -> "QuerySet[SprintItem]":
    seen = in_reach(viewer, Sprint.objects.filter(pk=pk)).values("pk")
    return SprintItem.objects.filter(sprint__in=seen)


def _of_project(viewer: Viewer, pk: int) -> "QuerySet[Delivery]":
    return Delivery.objects.filter(workspace_id=viewer.workspace_id, project_id=pk)


HOLDERS: Mapping[str, Holds] = {
    "component": _of_component,
    "release": _of_release,
    "sprint": _of_sprint,
    "project": _of_project,
}


def by_holder(
    items: "QuerySet[Item]", wanted: Filter, viewer: Viewer, by: Seeking
) -> "QuerySet[Item]":
    """Return those of some items that belong to the things that a filter names."""
    for name, holds in HOLDERS.items():
        pk = getattr(wanted, name)
        if pk:
            items = by.joined(items, holds(viewer, int(pk)))
    if wanted.product:
        places = ProductSpace.objects.filter(
            workspace_id=viewer.workspace_id, product_id=int(wanted.product)
        )
        items = items.filter(space__in=places.values("space_id"))
    return items
