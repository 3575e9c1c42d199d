"""The alignment app."""

from django.apps import AppConfig


class AlignmentConfig(AppConfig):
    """What joins product and project management."""

    name = "rooftree.alignment"
    default_auto_field = "django.db.models.BigAutoField"
