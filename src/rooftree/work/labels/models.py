"""Labels; names may be empty or repeat, as other tools allow."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space


class Label(models.Model):
    """A coloured word that items of one space can carry."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, related_name="labels")
    name = models.CharField(max_length=200, blank=True)
    colour = models.CharField(max_length=30, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name or self.colour


class ItemLabel(models.Model):
    """A label on an item."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="item_labels")
    label = models.ForeignKey(Label, models.CASCADE, related_name="item_labels")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "label"], name="labelled_once"),)

    def __str__(self) -> str:
        return f"{self.label_id} on {self.item_id}"


track(Label, private=("name",))
track(ItemLabel)
