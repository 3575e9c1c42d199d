"""Files and addresses attached to an item."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item


class Attachment(models.Model):
    """A stored file, or an address elsewhere; never both."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=500)
    url = models.TextField(blank=True)
    path = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    media_type = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    author = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return self.name


track(Attachment, private=("name", "url"))
