"""The work app."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The shared item and what surrounds it."""

    name = "rooftree.work"
    default_auto_field = "django.db.models.BigAutoField"
