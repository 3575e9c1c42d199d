"""The exchange app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """What comes in from other tools, and goes out to them."""

    name = "rooftree.exchange"
    default_auto_field = "django.db.models.BigAutoField"
