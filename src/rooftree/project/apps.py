"""The project app."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Projects, what they deliver, and sprints."""

    name = "rooftree.project"
    default_auto_field = "django.db.models.BigAutoField"
