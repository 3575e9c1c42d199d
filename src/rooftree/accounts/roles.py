"""What a person may do, from looking to owning."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.IntegerChoices):
    """Roles are ordered: a higher one may do everything that a lower one may."""

    VIEWER = 10, _("Viewer")
    COMMENTER = 20, _("Commenter")
    MEMBER = 30, _("Member")
    ADMIN = 40, _("Admin")
    OWNER = 50, _("Owner")

    @classmethod
    def from_word(cls, word: str) -> "Role":
        """Return the role named by an English word such as "member"; raises KeyError."""
        return cls[word.upper()]
