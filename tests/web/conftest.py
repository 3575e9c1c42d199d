"""Browsers of the cast, signed in."""

import pytest
from django.test import Client


@pytest.fixture
def browser():
    """Return a function that gives a signed-in browser of somebody of the cast."""

    def sign_in(member) -> Client:
        client = Client()
        client.force_login(getattr(member, "user", member))
        return client

    return sign_in
