"""The first items of a file, as they would come in."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from rooftree.exchange.bundle import Bundle, Item

MOST = 20
MOST_OF_A_KIND = 5


def first_items(bundle: Bundle) -> list[dict[str, Any]]:
    """Return what the first items of each space are, in plain values."""
    most = max(1, MOST // max(1, len(bundle.spaces)))
    taken = Counter[str]()
    items: list[Item] = []
    for item in bundle.items:
        taken[item.space] += 1
        if taken[item.space] <= most:
            items.append(item)
            if len(items) >= MOST:
                break
    named = _Names(bundle, items)
    return [named.shown(item) for item in items]


class _Names:
    """What the ids in a bundle are called, as far as some items need them."""

    def __init__(self, bundle: Bundle, items: Iterable[Item]) -> None:
        items = list(items)
        wanted = {item.parent for item in items}
        self._people = {one.source_id: one.name for one in bundle.people}
        self._components = {one.source_id: one.name for one in bundle.components}
        self._releases = {one.source_id: one.name for one in bundle.releases}
        self._sprints = {one.source_id: one.name for one in bundle.sprints}
        self._statuses = {one.source_id: one.name for one in bundle.statuses}
        self._kinds = {one.source_id: one.kind for one in bundle.types}
        index = bundle.indexed()
        self._parents = {own: index.item(own).title for own in wanted if own is not None}
        fields = {one.source_id: one.name for one in bundle.fields}
        self._values = {
            item.source_id: [
                (fields[value.field], str(value.value))
                for value in index.hanging(item.source_id).field_values[:MOST_OF_A_KIND]
            ]
            for item in items
        }
        self._labels = {(one.space, one.source_id): one.name for one in bundle.labels}

    def shown(self, item: Item) -> dict[str, Any]:
        labels = (self._labels[item.space, one] for one in item.labels)
        return {
            "number": item.number,
            "space": item.space,
            "title": item.title,
            "status": item.status,
            "status_name": self._statuses[item.status],
            "type": item.type or "",
            "kind": self._kinds.get(item.type or "", item.kind),
            "parent": self._parents.get(item.parent or "", ""),
            "assignees": [self._people[one] for one in item.assignees][:MOST_OF_A_KIND],
            "labels": [*labels][:MOST_OF_A_KIND],
            "components": [self._components[one] for one in item.components][:MOST_OF_A_KIND],
            "releases": [self._releases[one] for one in item.releases][:MOST_OF_A_KIND],
            "sprints": [self._sprints[one] for one in item.sprints][-1:],
            "priority": item.priority,
            "points": str(item.points) if item.points is not None else "",
            "estimate": item.estimate,
            "start": _iso(item.start),
            "target": _iso(item.target),
            "values": self._values[item.source_id],
            "is_archived": item.is_archived or item.is_hidden,
        }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
