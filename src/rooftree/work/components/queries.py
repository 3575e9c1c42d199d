"""Reading components."""

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.components.models import Component, ItemComponent
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.queries import spaces_seen


class Concerned(NamedTuple):
    """A component that an item concerns."""

    id: int
    name: str


def components_seen(viewer: Viewer) -> "QuerySet[Component]":
    """Return the components of all spaces that the viewer may know of, in each space's order."""
    spaces = spaces_seen(viewer).order_by().values("pk")
    return Component.objects.filter(space__in=spaces).order_by("space_id", "position", "pk")


def components_of(space: Space, *, archived: bool = False) -> "QuerySet[Component]":
    """Return the components of a space in sight, with their leads; archived ones only when asked for."""
    found = Component.objects.filter(space=space).select_related("lead")
    found = found.order_by("position", "pk")
    return found if archived else found.filter(archived_at=None)


def component_by_id(viewer: Viewer, pk: int) -> Component:
    """Return one component with its space and lead; raises NotFound."""
    component = components_seen(viewer).select_related("space", "lead").filter(pk=pk).first()
    if component is None:
        raise NotFound(_("There is no such component here."))
    return component


def components_on(item: Item) -> list[Concerned]:
    """Return the components that an item concerns, for a reader who may see it. One query."""
    return [Concerned._make(row) for row in _concerned(item.pk)]


@prepared
def _concerned(item_id: int) -> "QuerySet[ItemComponent, tuple[Any, ...]]":
    rows = ItemComponent.objects.filter(item_id=item_id)
    rows = rows.order_by("component__position", "component_id")
    return rows.values_list("component_id", "component__name")
