"""Components of spaces, and the items that concern them."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space


class Component(models.Model):
    """A part of what a space is about, such as its search or its pump."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, related_name="components")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    lead = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


class ItemComponent(models.Model):
    """An item concerns a component."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="item_components")
    component = models.ForeignKey(Component, models.CASCADE, related_name="item_components")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "component"], name="concerns_component_once"),
        )

    def __str__(self) -> str:
        return f"{self.component_id} on {self.item_id}"


track(Component, private=("name", "description"))
track(ItemComponent)
