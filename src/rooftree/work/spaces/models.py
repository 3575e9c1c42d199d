"""Spaces with their workflow, members and kinds."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.models import Workspace
from rooftree.accounts.roles import Role
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person

space_prefix = RegexValidator(
    r"\A[A-Z][A-Z0-9]{1,9}\Z",
    _("A key prefix has 2 to 10 letters A-Z and digits, and starts with a letter."),
)


class Category(models.TextChoices):
    """What a status means, whatever it is called."""

    DISCOVERY = "discovery", _("Discovery")
    TODO = "todo", _("To do")
    DOING = "doing", _("Doing")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


OPEN_CATEGORIES = (Category.DISCOVERY, Category.TODO, Category.DOING)
PLANNED_CATEGORIES = (Category.TODO, Category.DOING)


class Kind(models.Model):
    """What sort of thing an item is; a parent's level is not below its child's."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    slug = models.CharField(max_length=40)
    name = models.CharField(max_length=100)
    level = models.PositiveSmallIntegerField()
    icon = models.CharField(max_length=40)
    colour = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "slug"], name="one_kind_per_slug"),
        )

    def __str__(self) -> str:
        return self.name


class Space(models.Model):
    """The home of items; it decides who sees them. An open space lets every member in with their role."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    prefix = models.CharField(max_length=10, validators=[space_prefix])
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    is_open = models.BooleanField(default=True)
    next_number = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "prefix"], name="one_space_per_prefix"),
        )

    def __str__(self) -> str:
        return self.name


class SpaceMember(models.Model):
    """A person's own role in one space; the only way into a space that is not open."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="spaces")
    role = models.PositiveSmallIntegerField(choices=Role)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["space", "person"], name="one_role_per_space"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.space_id}"


class Status(models.Model):
    """A step of a space's workflow and a column of its board."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, related_name="statuses")
    name = models.CharField(max_length=200)
    category = models.CharField(max_length=10, choices=Category)
    position = models.PositiveIntegerField()
    wip_limit = models.PositiveIntegerField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


track(Kind, private=("name",))
track(Space, private=("name", "description"), derived=("next_number",))
track(SpaceMember)
track(Status, private=("name",))
