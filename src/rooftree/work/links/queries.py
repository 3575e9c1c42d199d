"""Reading what an item waits for, what waits for it, and what it has to do with."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen
from rooftree.work.items.tree import RELATIVE, Relative
from rooftree.work.links.models import Dependency, Link


class Tie(NamedTuple):
    """A dependency as seen from one of its items; `lag` is minutes of working time."""

    id: int
    type: str
    lag: int
    other: Relative


class Relation(NamedTuple):
    """A link as seen from one of its items: `is_outward` when the item is its source.

    `name` is another tool's own word for it, which reads from source to target.
    """

    id: int
    kind: str
    name: str
    is_outward: bool
    other: Relative


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything that binds or links an item to others in sight."""

    waits_for: tuple[Tie, ...] = ()
    blocks: tuple[Tie, ...] = ()
    relations: tuple[Relation, ...] = ()


def ties_of(viewer: Viewer, item: Item) -> Ties:
    """Return an item's dependencies and links to items that the viewer may see. Three queries."""
    others = {row[0]: Relative._make(row) for row in _others(viewer, item.pk)}
    bound, linked = _bound(item.pk), _linked(item.pk)
    return Ties(
        tuple(
            Tie(pk, kind, lag, others[before])
            for pk, kind, lag, before, _after in bound
            if before in others
        ),
        tuple(
            Tie(pk, kind, lag, others[after])
            for pk, kind, lag, _before, after in bound
            if after in others
        ),
        tuple(
            Relation(pk, kind, name, source == item.pk, others[other])
            for pk, kind, name, source, target in linked
            for other in (source, target)
            if other in others
        ),
    )


def dependency_on(viewer: Viewer, item: Item, pk: int) -> Dependency:
    """Return one dependency of an item, both ends in sight; raises NotFound."""
    seen = items_seen(viewer).values("pk")
    found = (
        Dependency.objects.filter(Q(successor=item) | Q(predecessor=item), pk=pk)
        .filter(predecessor__in=seen, successor__in=seen)
        .select_related("predecessor__space", "successor__space")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such dependency here."))
    return found


def link_on(viewer: Viewer, item: Item, pk: int) -> Link:
    """Return one link of an item, both ends in sight; raises NotFound."""
    seen = items_seen(viewer).values("pk")
    found = (
        Link.objects.filter(Q(source=item) | Q(target=item), pk=pk)
        .filter(source__in=seen, target__in=seen)
        .select_related("source__space", "target__space")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such link here."))
    return found


@prepared
def _bound(item_id: int) -> "QuerySet[Dependency, tuple[Any, ...]]":
    rows = Dependency.objects.filter(Q(successor_id=item_id) | Q(predecessor_id=item_id))
    columns = ("pk", "type", "lag", "predecessor_id", "successor_id")
    return rows.order_by("pk").values_list(*columns)


@prepared
def _linked(item_id: int) -> "QuerySet[Link, tuple[Any, ...]]":
    rows = Link.objects.filter(Q(source_id=item_id) | Q(target_id=item_id))
    return rows.order_by("pk").values_list("pk", "kind", "name", "source_id", "target_id")


@prepared
def _others(viewer: Viewer, item_id: int) -> "QuerySet[Item, tuple[Any, ...]]":
    ends = (
        Dependency.objects.filter(successor_id=item_id).values("predecessor_id"),
        Dependency.objects.filter(predecessor_id=item_id).values("successor_id"),
        Link.objects.filter(source_id=item_id).values("target_id"),
        Link.objects.filter(target_id=item_id).values("source_id"),
    )
    wanted = Q()
    for end in ends:
        wanted |= Q(pk__in=end)
    return items_seen(viewer).filter(wanted).values_list(*RELATIVE)
