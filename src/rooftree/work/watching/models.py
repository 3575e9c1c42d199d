"""Who watches which items."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item


class Watch(models.Model):
    """A person wants to hear of what happens to an item."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="watches")
    person = models.ForeignKey(Person, models.CASCADE, related_name="watches")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "person"], name="watches_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} watches {self.item_id}"


track(Watch)
