"""The work app."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The shared item and what surrounds it."""

    name = "rooftree.work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let search follow the log, dependencies have a say about parents, and the bin hold what goes."""
        from rooftree.changes.bin.drawers import put_in  # noqa: PLC0415 - needs the models
        from rooftree.work.bin.drawer import drawer  # noqa: PLC0415
        from rooftree.work.items import rules  # noqa: PLC0415
        from rooftree.work.links.cycles import refuse_parent_in_circle  # noqa: PLC0415
        from rooftree.work.search.reader import follow  # noqa: PLC0415

        rules.of_new_parents.append(refuse_parent_in_circle)
        follow()
        put_in(drawer)
