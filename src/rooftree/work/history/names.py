"""The names behind the ids in a stretch of the log, as one viewer may know them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.queries import names_of
from rooftree.work.checklists.models import Checklist
from rooftree.work.history.columns import Shape
from rooftree.work.items.models import Alias
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import Kind, Status
from rooftree.work.spaces.queries import spaces_seen

Wanted = dict[Shape, set[int]]


@dataclass(frozen=True, slots=True)
class Names:
    """{shape: {id: name}}, and the keys of items (old ones, too) that the viewer may see."""

    by_shape: Mapping[Shape, Mapping[int, str]] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()

    def of(self, shape: Shape, pk: int) -> str | None:
        """Return a name, None when there is none for these eyes."""
        return self.by_shape.get(shape, {}).get(pk)


def names_for(viewer: Viewer, wanted: Wanted, keys: set[str]) -> Names:
    """Look names up, in one query for each shape that is wanted at all."""
    return Names(
        {shape: _LOOKUPS[shape](viewer, pks) for shape, pks in wanted.items() if pks},
        frozenset(_keys_seen(viewer, keys)) if keys else frozenset(),
    )


def _persons(viewer: Viewer, pks: set[int]) -> dict[int, str]:
    return names_of(viewer.workspace_id, pks)


def _statuses(viewer: Viewer, pks: set[int]) -> dict[int, str]:
    spaces = spaces_seen(viewer).order_by().values("pk")
    return dict(Status.objects.filter(pk__in=pks, space__in=spaces).values_list("pk", "name"))


def _kinds(viewer: Viewer, pks: set[int]) -> dict[int, str]:
    kinds = Kind.objects.filter(workspace_id=viewer.workspace_id, pk__in=pks)
    return dict(kinds.values_list("pk", "name"))


def _spaces(viewer: Viewer, pks: set[int]) -> dict[int, str]:
    return dict(spaces_seen(viewer).filter(pk__in=pks).values_list("pk", "name"))


def _items(viewer: Viewer, pks: set[int]) -> dict[int, str]:
    rows = items_seen(viewer).filter(pk__in=pks).values_list("pk", "key", "title")
    return {pk: f"{key} {title}" for pk, key, title in rows}


def _checklists(viewer: Viewer, pks: set[int]) -> dict[int, str]:
    seen = Checklist.objects.filter(pk__in=pks, item__in=items_seen(viewer).values("pk"))
    return dict(seen.values_list("pk", "title"))


def _keys_seen(viewer: Viewer, keys: set[str]) -> Iterable[str]:
    seen = items_seen(viewer)
    yield from seen.filter(key__in=keys).values_list("key", flat=True)
    aliases = Alias.objects.filter(workspace_id=viewer.workspace_id, name__in=keys)
    yield from aliases.filter(item__in=seen.values("pk")).values_list("name", flat=True)


_LOOKUPS = {
    Shape.PERSON: _persons,
    Shape.STATUS: _statuses,
    Shape.KIND: _kinds,
    Shape.SPACE: _spaces,
    Shape.ITEM: _items,
    Shape.CHECKLIST: _checklists,
}
NAMED_SHAPES = frozenset(_LOOKUPS)
