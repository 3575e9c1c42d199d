"""What was said, by whom and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.product.customers.models import Customer
from rooftree.product.products.models import Product


class FeedbackState(models.TextChoices):
    """What has become of something that was said."""

    NEW = "new", _("New")
    LINKED = "linked", _("Linked")
    ARCHIVED = "archived", _("Archived")


class Feedback(models.Model):
    """Something that was said about a product, word for word."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    customer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="feedback"
    )
    product = models.ForeignKey(
        Product, models.SET_NULL, null=True, blank=True, related_name="feedback"
    )
    author_name = models.CharField(max_length=200, blank=True)
    received_on = models.DateField()
    channel = models.CharField(max_length=60, blank=True)
    body = models.TextField()
    url = models.CharField(max_length=2000, blank=True)
    state = models.CharField(max_length=8, choices=FeedbackState, default=FeedbackState.NEW)
    snoozed_until = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "state", "-received_on"], name="feedback_received"),
        )

    def __str__(self) -> str:
        return self.body[:80]


track(Feedback, private=("author_name", "channel", "body", "url"))
