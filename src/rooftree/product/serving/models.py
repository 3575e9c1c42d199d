"""Which item serves which goal."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.product.goals.models import Goal
from rooftree.work.items.models import Item


class Serves(models.Model):
    """An item is done for the sake of a goal; so is everything that is part of the item."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="serves")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="served_by")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "goal"], name="serves_once"),)

    def __str__(self) -> str:
        return f"{self.item_id} serves {self.goal_id}"


track(Serves)
