"""The one record of something to be done, from idea to outcome."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person
from rooftree.work.spaces.models import Kind, Space, Status


class Priority(models.IntegerChoices):
    """How urgent an item is."""

    NONE = 0, _("None")
    LOW = 1, _("Low")
    MEDIUM = 2, _("Medium")
    HIGH = 3, _("High")
    URGENT = 4, _("Urgent")


class Item(models.Model):
    """One key, one address, one history. Times are minutes of working time, days are plain dates.

    Points are a number of their own and never a time. `votes_elsewhere` are those that another tool
    counted without naming the voters.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, related_name="items")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=24)
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="+")
    status = models.ForeignKey(Status, models.PROTECT, related_name="items")
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", db_index=False
    )
    title = models.CharField(max_length=500)
    description = models.TextField(blank=True)
    rank = models.CharField(max_length=200)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NONE)
    reporter = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="owned")
    start = models.DateField(null=True, blank=True)
    target = models.DateField(null=True, blank=True)
    target_at = models.DateTimeField(null=True, blank=True)
    estimate_low = models.PositiveIntegerField(null=True, blank=True)
    estimate_likely = models.PositiveIntegerField(null=True, blank=True)
    estimate_high = models.PositiveIntegerField(null=True, blank=True)
    remaining = models.PositiveIntegerField(null=True, blank=True)
    points = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    planned_start = models.DateTimeField(null=True, blank=True)
    planned_finish = models.DateTimeField(null=True, blank=True)
    actual_start = models.DateTimeField(null=True, blank=True)
    actual_finish = models.DateTimeField(null=True, blank=True)
    resolution = models.CharField(max_length=80, blank=True)
    votes_elsewhere = models.PositiveIntegerField(default=0)
    is_private = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "key"], name="one_item_per_key"),
            models.UniqueConstraint(fields=["space", "number"], name="one_item_per_number"),
        )
        indexes = (
            models.Index(fields=["status", "rank"], name="item_column"),
            models.Index(fields=["space", "rank"], name="item_rank"),
            # What lists of the newest test stands beside their order, so that most rows are not read.
            models.Index(
                fields=[
                    "workspace",
                    "-updated_at",
                    "-id",
                    "status",
                    "space",
                    "archived_at",
                    "is_private",
                ],
                include=["reporter", "owner"],
                name="item_newest",
            ),
            models.Index(fields=["workspace", "target"], name="item_target"),
            models.Index(fields=["owner"], name="item_owner"),
            # Where few items have a parent, an index of all of them looks useless to SQLite.
            models.Index(
                fields=["parent"], name="item_parts", condition=models.Q(parent__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class Assignment(models.Model):
    """A person who does the work of an item."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="assignments")
    person = models.ForeignKey(Person, models.CASCADE, related_name="assignments", db_index=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "person"], name="assigned_once"),)
        indexes = (models.Index(fields=["person", "item"], name="assigned_to"),)

    def __str__(self) -> str:
        return f"{self.person_id} on {self.item_id}"


class Alias(models.Model):
    """A name that leads to an item: an old key, or the short link of another tool. Never used twice."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    item = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="aliases")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "name"], name="one_item_per_alias"),
        )

    def __str__(self) -> str:
        return self.name


track(Item, private=("title", "description", "resolution"), derived=("updated_at",))
track(Assignment)
track(Alias)
