"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People who do the work."""

    name = "rooftree.people"
    default_auto_field = "django.db.models.BigAutoField"
