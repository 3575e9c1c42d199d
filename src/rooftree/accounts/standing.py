"""Answers that stand while the log of a workspace does.

Every page asks for the same few things: the spaces in sight, the kinds, the people. All of these
follow from the log, so a page that is only read may take the last answer while the log's number is
the same. Whoever changes something asks anew.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from rooftree.accounts.prepared import Prepared

P = ParamSpec("P")
Row = TypeVar("Row", bound=tuple[Any, ...])

MOST = 5000
SECONDS = 60.0
"""A database that was put back to an older state is believed after this long."""

Place = tuple[int, int]
_place: ContextVar[Place | None] = ContextVar("place", default=None)
_answers: dict[Any, tuple[Place, float, list[Any]]] = {}


@contextmanager
def reading(workspace_id: int, head: int) -> Iterator[None]:
    """Let what is asked inside be answered as at a number of the log, which was read before."""
    token = _place.set((workspace_id, head))
    try:
        yield
    finally:
        _place.reset(token)


def standing(ask: Prepared[P, Row]) -> Callable[P, list[Row]]:
    """Turn a prepared question about the place that is read into one that is asked once a change.

    Its rows are tuples, for many pages share them, and nothing but what the log tells decides them.
    """

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        place = _place.get()
        if place is None:
            return ask(*args, **kwargs)
        question = (ask, args, tuple(kwargs.items()))
        known_at, until, rows = _answers.get(question, (None, 0.0, []))
        if known_at != place or until < time.monotonic():
            rows = ask(*args, **kwargs)
            if len(_answers) >= MOST:
                _answers.clear()
            _answers[question] = (place, time.monotonic() + SECONDS, rows)
        return list(rows)

    return asked


def forget() -> None:
    """Drop all answers."""
    _answers.clear()
