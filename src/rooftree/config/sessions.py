"""Sessions in the database, remembered by each process for a moment.

Reading one costs as much as the rest of a small page. What a session holds hardly ever changes; the
user, who may be switched off at any time, is read anew for each request all the same.
"""

import copy
import time
from typing import Any

from django.contrib.sessions.backends import db

REMEMBERED_SECONDS = 30.0
"""Signing out in another process takes this long to reach a stolen cookie here."""
MOST_REMEMBERED = 2000

_remembered: dict[str, tuple[float, dict[str, Any]]] = {}


class SessionStore(db.SessionStore):
    """The session engine that SESSION_ENGINE names."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds, from memory while that is fresh."""
        key = self.session_key or ""
        until, data = _remembered.get(key, (0.0, {}))
        if until < time.monotonic():
            data = super().load()
            if self.session_key:
                _remember(self.session_key, data)
        return copy.deepcopy(data)

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Store the session; the next request reads it anew."""
        super().save(must_create)
        _remembered.pop(self.session_key or "", None)

    def delete(self, session_key: str | None = None) -> None:
        """Forget the session everywhere."""
        _remembered.pop(session_key or self.session_key or "", None)
        super().delete(session_key)


def _remember(key: str, data: dict[str, Any]) -> None:
    if len(_remembered) >= MOST_REMEMBERED:
        _remembered.clear()
    _remembered[key] = (time.monotonic() + REMEMBERED_SECONDS, data)
