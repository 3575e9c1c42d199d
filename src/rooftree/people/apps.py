"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People who do the work."""

    name = "rooftree.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let deleted skills and holidays lie in the bin."""
        from rooftree.changes.bin.drawers import put_in  # noqa: PLC0415 - needs the models
        from rooftree.people.bin import drawer  # noqa: PLC0415

        put_in(drawer)
