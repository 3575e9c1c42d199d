"""Everybody whom the work can name."""

from django.db import models

from rooftree.accounts.models import User, Workspace
from rooftree.changes.tracking import track
from rooftree.people.calendars.models import WorkingCalendar


class Person(models.Model):
    """Somebody in a workspace. One without an account is a placeholder, as imports bring them."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="persons")
    name = models.CharField(max_length=200)
    handle = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    calendar = models.ForeignKey(
        WorkingCalendar, models.SET_NULL, null=True, blank=True, related_name="persons"
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "user"], name="one_person_per_user"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_placeholder(self) -> bool:
        """Tell whether nobody can sign in as this person."""
        return self.user_id is None


track(Person, private=("name", "handle", "email"))
