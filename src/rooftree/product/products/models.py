"""Products, and the spaces in which their work lives."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.spaces.models import Space


class Stage(models.TextChoices):
    """Where a product stands in its life."""

    DISCOVERY = "discovery", _("Discovery")
    INTRODUCTION = "introduction", _("Introduction")
    GROWTH = "growth", _("Growth")
    MATURITY = "maturity", _("Maturity")
    DECLINE = "decline", _("Decline")
    RETIRED = "retired", _("Retired")


class Product(models.Model):
    """What customers get, why it is there, and how it is to win."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    vision = models.TextField(blank=True)
    strategy = models.TextField(blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.DISCOVERY)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="owned_products"
    )
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class ProductSpace(models.Model):
    """The items of a space are work on a product."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    product = models.ForeignKey(Product, models.CASCADE, related_name="product_spaces")
    space = models.ForeignKey(Space, models.CASCADE, related_name="product_spaces")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["product", "space"], name="product_in_space_once"),
        )

    def __str__(self) -> str:
        return f"{self.product_id} in {self.space_id}"


track(Product, private=("name", "vision", "strategy"))
track(ProductSpace)
