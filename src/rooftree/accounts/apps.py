"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, the lowest room with tables."""

    name = "rooftree.accounts"
    default_auto_field = "django.db.models.BigAutoField"
