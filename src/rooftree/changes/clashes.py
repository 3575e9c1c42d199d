"""What a database refuses in the middle of an action, in words for people.

Rules are looked at before rows are written. Between the two somebody else may have done the same, which
on PostgreSQL shows only when both are stored.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, DataError
from django.utils.translation import gettext as _

from rooftree.errors import DomainError, RuleBroken, Stale, Unavailable

SAME_MOMENT = {
    "23503",  # what it refers to has just been deleted
    "23505",  # just stored by somebody else
    "40001",  # could not be put in a row with another transaction
    "40P01",  # deadlock
}


@contextmanager
def clashes_refused() -> Iterator[None]:
    """Turn what others did in the same moment, and what does not fit, into a refusal."""
    try:
        yield
    except DatabaseError as failure:
        refusal = refusal_for(failure)
        if refusal is None:
            raise
        raise refusal from failure


def refusal_for(failure: DatabaseError) -> DomainError | None:
    """Return what to tell the person, or None for a fault of our own.

    SQLite has one writer at a time, so there a row that is refused is always a fault of our own.
    """
    if isinstance(failure, DataError):
        return RuleBroken(_("Something here is too long or too large to be stored."))
    if getattr(failure.__cause__, "sqlstate", None) in SAME_MOMENT:
        return Stale(
            _("Somebody else changed the same in this moment. Look again, then try again.")
        )
    if getattr(failure.__cause__, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
        return Unavailable(_("There is too much going on right now. Try again in a moment."))
    return None
