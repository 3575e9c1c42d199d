"""One export of a rich workspace, made once: what comes in is tried many times."""

import pytest
from django.db import transaction
from django.test import override_settings

from tests.exchange.native.scenery import exported, rich_workspace


@pytest.fixture(scope="session")
def rich(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder with `export/` and `export.zip` of the same workspace."""
    folder = tmp_path_factory.mktemp("native")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder / "files"),
        transaction.atomic(),
    ):
        workspace = rich_workspace()
        exported(workspace, folder / "export")
        exported(workspace, folder / "export.zip")
        transaction.set_rollback(True)
    return folder


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    """A data folder in which nothing is yet."""
    settings.MEDIA_ROOT = tmp_path / "fresh"
    return tmp_path
