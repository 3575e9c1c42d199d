"""The changes app."""

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """The change log."""

    name = "rooftree.changes"
    default_auto_field = "django.db.models.BigAutoField"
