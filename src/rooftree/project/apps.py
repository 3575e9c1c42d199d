"""The project app."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Projects, what they deliver, and sprints."""

    name = "rooftree.project"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what is deleted here lie in the bin."""
        from rooftree.changes.bin.drawers import put_in  # noqa: PLC0415 - needs the models
        from rooftree.project.bin import drawer  # noqa: PLC0415

        put_in(drawer)
