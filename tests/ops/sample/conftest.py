"""The sample, loaded as if a day of our choice were today."""

from contextlib import contextmanager
from datetime import UTC, datetime, time

import pytest
from django.db import transaction

from rooftree.accounts.models import Workspace
from rooftree.lib import clock
from rooftree.ops.sample.load import KEY, load_sample


@pytest.fixture
def on(db, monkeypatch):
    """Return a function that loads the sample at noon of a day."""

    def load(day, zone="UTC"):
        Workspace.objects.filter(key=KEY).update(key="another")
        noon = datetime.combine(day, time(12), UTC)
        monkeypatch.setattr(clock, "real_now", lambda: noon)
        return load_sample(zone)

    return load


@pytest.fixture(scope="module")
def company(django_db_setup, django_db_blocker):
    """The sample as of today, for tests that only look; it goes when they are through."""
    with django_db_blocker.unblock(), _taken_back_at_the_end():
        yield load_sample("Europe/Amsterdam")


@contextmanager
def _taken_back_at_the_end():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
