"""Customers."""

from django.db import models

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track

# No more than fifteen digits in all: what every database keeps exactly.
WHOLE_DIGITS = 12
DECIMALS = 2


class Customer(models.Model):
    """Somebody whom products serve; the revenue is what they bring in a year."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    segment = models.CharField(max_length=100, blank=True)
    revenue = models.DecimalField(
        max_digits=WHOLE_DIGITS + DECIMALS, decimal_places=DECIMALS, null=True, blank=True
    )
    currency = models.CharField(max_length=3, blank=True)
    note = models.TextField(blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


track(Customer, private=("name", "segment", "note"))
