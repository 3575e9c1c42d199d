"""Releases, and the items that they bring or trouble."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.product.products.models import Product
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space


class ReleaseRole(models.TextChoices):
    """What a release has to do with an item: it brings the item, or the item is about a fault in it."""

    FIX = "fix", _("comes with")
    AFFECTS = "affects", _("affects")


class Release(models.Model):
    """A version that comes out. One of a space is for those who see the space, others for everybody."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, null=True, blank=True, related_name="releases")
    product = models.ForeignKey(
        Product, models.SET_NULL, null=True, blank=True, related_name="releases"
    )
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    start = models.DateField(null=True, blank=True)
    target = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class ReleaseItem(models.Model):
    """An item comes with a release, or affects it."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    release = models.ForeignKey(Release, models.CASCADE, related_name="release_items")
    item = models.ForeignKey(Item, models.CASCADE, related_name="release_items")
    role = models.CharField(max_length=8, choices=ReleaseRole, default=ReleaseRole.FIX)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["release", "item", "role"], name="released_once"),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.role} {self.release_id}"


track(Release, private=("name", "description"))
track(ReleaseItem)
