"""The work app."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The shared item and what surrounds it."""

    name = "rooftree.work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the search index follow the change log."""
        from rooftree.work.search.reader import follow  # noqa: PLC0415 - needs the models

        follow()
