"""The sets of an item: who is assigned to it or watches it, which labels, releases, sprints it has …"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import models

from rooftree.product.releases.models import ReleaseItem, ReleaseRole
from rooftree.project.sprints.models import SprintItem
from rooftree.work.components.models import ItemComponent
from rooftree.work.items.models import Alias, Assignment
from rooftree.work.labels.models import ItemLabel
from rooftree.work.votes.models import Vote
from rooftree.work.watching.models import Watch


class Bond(NamedTuple):
    """The table that holds a set, the column that names its members, and what else its rows say."""

    model: type[models.Model]
    column: str
    fixed: Mapping[str, str] = MappingProxyType({})
    is_dated: bool = False

    def row(self, item: models.Model, member: Any, at: datetime) -> models.Model:
        """Return a row, not stored yet, by which an item has a member."""
        more = {**self.fixed, **({"created_at": at} if self.is_dated else {})}
        workspace_id = getattr(item, "workspace_id")  # noqa: B009 - every model has it
        return self.model(workspace_id=workspace_id, item=item, **{self.column: member}, **more)


BONDS: Mapping[str, Bond] = {
    "assignees": Bond(Assignment, "person_id"),
    "labels": Bond(ItemLabel, "label_id"),
    "aliases": Bond(Alias, "name"),
    "components": Bond(ItemComponent, "component_id"),
    "releases": Bond(ReleaseItem, "release_id", {"role": ReleaseRole.FIX}),
    "affected_releases": Bond(ReleaseItem, "release_id", {"role": ReleaseRole.AFFECTS}),
    "sprints": Bond(SprintItem, "sprint_id"),
    "watchers": Bond(Watch, "person_id"),
    "voters": Bond(Vote, "person_id", is_dated=True),
}


def bonds_here(item_ids: Iterable[int]) -> dict[tuple[str, int], set[Any]]:
    """Return {(set, item id): members} of some items, in one query per set."""
    ids = list(item_ids)
    here: dict[tuple[str, int], set[Any]] = {}
    for name, bond in BONDS.items():
        rows = bond.model._base_manager.filter(item_id__in=ids, **bond.fixed)
        for item_id, member in rows.values_list("item_id", bond.column):
            here.setdefault((name, item_id), set()).add(member)
    return here


def names_taken(workspace_id: int, names: Iterable[str]) -> set[str]:
    """Return which names lead to an item already, or once did."""
    return set(
        Alias.objects.filter(workspace_id=workspace_id, name__in=list(names)).values_list(
            "name", flat=True
        )
    )


def rows_of(name: str, item_id: int, members: Iterable[Any]) -> list[models.Model]:
    """Return the stored rows that hold some members of an item's set."""
    bond = BONDS[name]
    return list(
        bond.model._base_manager.filter(
            item_id=item_id, **{f"{bond.column}__in": list(members)}, **bond.fixed
        )
    )
