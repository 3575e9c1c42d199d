"""The alignment app."""

from django.apps import AppConfig


class AlignmentConfig(AppConfig):
    """What joins product and project management. Its checks follow the change log."""

    name = "rooftree.alignment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the checks hear of what happens."""
        from rooftree.alignment.checks import reader  # noqa: PLC0415 - models are ready by now
        from rooftree.changes import readers  # noqa: PLC0415

        readers.register(reader.NAME, reader.look_again)
