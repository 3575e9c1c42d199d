"""The sets of an item: who is assigned, which labels it carries, by which other names it is known."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import models

from rooftree.work.items.models import Alias, Assignment
from rooftree.work.labels.models import ItemLabel


class Bond(NamedTuple):
    """The table that holds a set, and the column that names its members."""

    model: type[models.Model]
    column: str


BONDS: Mapping[str, Bond] = {
    "assignees": Bond(Assignment, "person_id"),
    "labels": Bond(ItemLabel, "label_id"),
    "aliases": Bond(Alias, "name"),
}


def bonds_here(item_ids: Iterable[int]) -> dict[tuple[str, int], set[Any]]:
    """Return {(set, item id): members} of some items, in one query per set."""
    ids = list(item_ids)
    here: dict[tuple[str, int], set[Any]] = {}
    for name, bond in BONDS.items():
        rows = bond.model._base_manager.filter(item_id__in=ids).values_list("item_id", bond.column)
        for item_id, member in rows:
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
        bond.model._base_manager.filter(item_id=item_id, **{f"{bond.column}__in": list(members)})
    )
