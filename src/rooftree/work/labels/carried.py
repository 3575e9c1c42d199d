"""The labels that an item carries, and those that its space could give it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.work.items.models import Item
from rooftree.work.labels.actions import add_label, set_labels
from rooftree.work.labels.facts import ItemLabelled, LabelAdded
from rooftree.work.labels.models import ItemLabel, Label


class Carried(NamedTuple):
    """A label on an item."""

    id: int
    name: str
    colour: str


def labels_on(item: Item) -> list[Carried]:
    """Return the labels of an item that its reader may see, in the order of its space."""
    return [Carried._make(row) for row in _carried(item.pk)]


def labels_for(item: Item) -> list[Carried]:
    """Return all labels that an item could carry: those of its space."""
    rows = Label.objects.filter(space=item.space_id).order_by("position", "pk")
    return [Carried._make(row) for row in rows.values_list("pk", "name", "colour")]


@action
def carry_labels(
    item: Item, label_ids: Iterable[int], *, by: Actor, name: str = "", colour: str = ""
) -> tuple[LabelAdded | ItemLabelled, ...]:
    """Let an item carry exactly these labels of its space, and a new one when a name is given."""
    facts: list[LabelAdded | ItemLabelled] = []
    labels = list(Label.objects.filter(space=item.space_id, pk__in=list(label_ids)))
    if name.strip():
        facts.append(add_label(item.space, name=name, colour=colour, by=by))
        labels += Label.objects.filter(space=item.space_id).order_by("-pk")[:1]
    labelled = set_labels(item, labels, by=by)
    return (*facts, labelled) if labelled is not None else tuple(facts)


@prepared
def _carried(item_id: int) -> "QuerySet[ItemLabel, tuple[Any, ...]]":
    rows = ItemLabel.objects.filter(item_id=item_id).order_by("label__position", "label_id")
    return rows.values_list("label_id", "label__name", "label__colour")
