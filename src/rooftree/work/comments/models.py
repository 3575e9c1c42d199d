"""What people say about an item."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item


class Comment(models.Model):
    """A remark in Markdown; imported ones keep their author and time."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="comments")
    author = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    body = models.TextField()
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return f"comment {self.pk}"


track(Comment, private=("body",))
