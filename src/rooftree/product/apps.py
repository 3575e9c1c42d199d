"""The product app."""

from django.apps import AppConfig


class ProductConfig(AppConfig):
    """Goals, their key results, and the work that serves them."""

    name = "rooftree.product"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what is deleted here lie in the bin."""
        from rooftree.changes.bin.drawers import put_in  # noqa: PLC0415 - needs the models
        from rooftree.product.bin import drawer  # noqa: PLC0415

        put_in(drawer)
