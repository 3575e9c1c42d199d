"""Reading items: always through the viewer."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.work.items.models import Alias, Assignment, Item
from rooftree.work.items.policy import not_there
from rooftree.work.spaces.models import SpaceMember
from rooftree.work.spaces.queries import spaces_seen
from rooftree.work.tested import Tested

RELATED = ("space", "kind", "status", "parent", "reporter", "owner")


def items_seen(viewer: Viewer) -> "QuerySet[Item]":
    """Return the items that the viewer may know of, archived ones included."""
    items = Item.objects.filter(workspace_id=viewer.workspace_id)
    if viewer.is_admin:
        return items
    return items.filter(_in_sight(viewer), _not_private(viewer))


def items_tested(viewer: Viewer) -> "QuerySet[Item]":
    """Return what `items_seen` does, to be asked about one known item after another."""
    items = Item.objects.filter(workspace_id=viewer.workspace_id)
    if viewer.is_admin:
        return items
    return items.filter(Tested(_in_sight(viewer)), _not_private(viewer))


def item_by_key(viewer: Viewer, key: str) -> Item:
    """Return the item of a key, an old key, or another tool's short link; raises NotFound."""
    if "\0" in key:
        raise not_there()
    found = _by_key(viewer, key.upper()) or _by_alias(viewer, key, key.upper(), f"trello:{key}")
    if not found:
        raise not_there()
    return found[0]


@prepared
def _by_key(viewer: Viewer, key: str) -> "QuerySet[Item]":
    return items_seen(viewer).select_related(*RELATED).filter(key=key)


@prepared
def _by_alias(viewer: Viewer, name: str, key: str, link: str) -> "QuerySet[Item]":
    aliases = Alias.objects.filter(workspace_id=viewer.workspace_id, name__in=(name, key, link))
    items = items_seen(viewer).select_related(*RELATED)
    return items.filter(pk__in=aliases.values("item_id")).order_by("pk")


def item_by_id(viewer: Viewer, pk: int) -> Item:
    """Return one item; raises NotFound."""
    item = items_seen(viewer).select_related("space", "kind", "status").filter(pk=pk).first()
    if item is None:
        raise not_there()
    return item


def item_keys(viewer: Viewer, pks: Iterable[int]) -> dict[int, str]:
    """Return {id: key} of those of some items that the viewer may know of."""
    return dict(items_seen(viewer).filter(pk__in=list(pks)).values_list("pk", "key"))


def _in_sight(viewer: Viewer) -> Q:
    return Q(space__in=spaces_seen(viewer).order_by().values("pk"))


def _not_private(viewer: Viewer) -> Q:
    open_to_all = Q(is_private=False)
    if viewer.person_id is None:
        return open_to_all
    mine = Assignment.objects.filter(person_id=viewer.person_id).values("item_id")
    administered = SpaceMember.objects.filter(
        person_id=viewer.person_id, role__gte=Role.ADMIN
    ).values("space_id")
    return (
        open_to_all
        | Q(reporter_id=viewer.person_id)
        | Q(owner_id=viewer.person_id)
        | Q(pk__in=mine)
        | Q(space_id__in=administered)
    )
