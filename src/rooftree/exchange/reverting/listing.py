"""What stays when an import is taken back, as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from rooftree.exchange.reverting.footprint import Footprint, Spot, as_they_are
from rooftree.exchange.reverting.keeping import ITEM, Reason
from rooftree.work.items.models import Item

KINDS: Mapping[str, str] = {
    "work.space": "spaces",
    "people.person": "people",
    "work.status": "statuses",
    "work.label": "labels",
    "work.field": "fields",
    "work.item": "items",
}
"""The tables whose rows are named; what hangs on an item is part of it."""
WEIGHT: Mapping[Reason, int] = {"edited": 0, "built-upon": 1, "needed": 2}


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that stays: edited since, built upon by others, or needed by something that stays."""

    kind: str
    name: str
    reason: Reason


def listed(footprint: Footprint, kept: Mapping[Spot, Reason]) -> list[Kept]:
    """Return what stays, kind by kind; an item stands for all that hangs on it."""
    reasons = {spot: reason for spot, reason in kept.items() if spot[0] in KINDS}
    for spot, reason in kept.items():
        item = _item_of(spot, footprint)
        if item is not None and WEIGHT[reason] < WEIGHT[reasons.get(item, "needed")]:
            reasons[item] = reason
    found = [Kept(KINDS[spot[0]], _name(row), reasons[spot]) for spot, row in as_they_are(reasons)]
    order = list(KINDS.values())
    return sorted(found, key=lambda one: (order.index(one.kind), WEIGHT[one.reason], one.name))


def _item_of(spot: Spot, footprint: Footprint) -> Spot | None:
    values = footprint.made[spot]
    if "checklist_id" in values:
        values = footprint.made.get(("work.checklist", values["checklist_id"]), {})
    pk = values.get("item_id")
    return (ITEM, pk) if pk is not None and (ITEM, pk) in footprint.made else None


def _name(row: models.Model) -> str:
    return f"{row.key} {row.title}" if isinstance(row, Item) else str(row)
