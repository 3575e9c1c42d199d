"""Users, workspaces, memberships and invitations."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from rooftree.accounts.roles import Role
from rooftree.lib import clock

workspace_key = RegexValidator(
    r"\A[a-z][a-z0-9-]{0,38}[a-z0-9]\Z|\A[a-z]\Z",
    _(
        "A workspace's short name has 1 to 40 letters a-z, digits and hyphens, and starts with a letter."
    ),
)

ARRIVING = "."
"""Begins the short name of a workspace while it is brought in, a name that none can choose."""


class UserManager(BaseUserManager["User"]):
    """Makes users known by their e-mail address."""

    def create_user(self, email: str, *, name: str = "", password: str | None = None) -> "User":
        """Create and return a user; without a password they sign in by link or by resetting it."""
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by address, whatever its case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who can sign in; their preferences go with them from workspace to workspace."""

    class Theme(models.TextChoices):
        """Which colours the pages use."""

        SYSTEM = "system", _("As the system")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Density(models.TextChoices):
        """How much air the pages have."""

        COMFORTABLE = "comfortable", _("Comfortable")
        COMPACT = "compact", _("Compact")

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    theme = models.CharField(max_length=10, choices=Theme, default=Theme.SYSTEM)
    density = models.CharField(max_length=12, choices=Density, default=Density.COMFORTABLE)
    single_keys = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    is_instance_owner = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name, or the address of somebody without one."""
        return str(self)


class Arrived(models.Manager["Workspace"]):
    """Leaves out workspaces that are still on their way in: nobody sees or follows them yet."""

    def get_queryset(self) -> "models.QuerySet[Workspace]":
        """Return the workspaces that are here."""
        return super().get_queryset().exclude(key__startswith=ARRIVING)


class Workspace(models.Model):
    """One organisation's data; nothing crosses its border."""

    key = models.CharField(max_length=40, unique=True, validators=[workspace_key])
    name = models.CharField(max_length=200)
    time_zone = models.CharField(max_length=64, default="UTC")
    created_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    objects = Arrived()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A user's place and role in a workspace."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.PositiveSmallIntegerField(choices=Role)
    joined_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "user"], name="one_membership_per_user"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} in {self.workspace_id}"


class Invitation(models.Model):
    """An open door for one e-mail address; the token is kept as a hash only."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.PositiveSmallIntegerField(choices=Role, default=Role.MEMBER)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invitation {self.pk}"
