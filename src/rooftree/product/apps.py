"""The product app."""

from django.apps import AppConfig


class ProductConfig(AppConfig):
    """Goals, their key results, and the work that serves them."""

    name = "rooftree.product"
    default_auto_field = "django.db.models.BigAutoField"
