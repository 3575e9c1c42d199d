"""The planning app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Plans of the work."""

    name = "rooftree.planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the proposal follow the change log."""
        from rooftree.changes import readers  # noqa: PLC0415 - needs the models
        from rooftree.planning.refreshing import follow  # noqa: PLC0415

        readers.register("plan", follow)
