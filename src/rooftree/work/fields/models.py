"""Fields that a space adds to its items."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space


class FieldType(models.TextChoices):
    """What a field holds."""

    TEXT = "text", _("Text")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    CHECKBOX = "checkbox", _("Yes or no")
    CHOICE = "choice", _("Choice")


class Field(models.Model):
    """One field of a space; a choice lists its options by name."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, related_name="fields")
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=10, choices=FieldType)
    options = models.JSONField(default=list, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


class FieldValue(models.Model):
    """What an item has in a field: text, decimal text, ISO date, true or false, or an option's name."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="field_values")
    field = models.ForeignKey(Field, models.CASCADE, related_name="values")
    value = models.JSONField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "field"], name="one_value_per_field"),
        )

    def __str__(self) -> str:
        return f"{self.value}"


track(Field, private=("name", "options"))
track(FieldValue, private=("value",))
