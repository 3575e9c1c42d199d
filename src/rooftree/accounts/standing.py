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

MOST_ROWS = 50_000
"""So many rows make a generation of answers; one more, and the generation before it goes."""
SECONDS = 60.0
"""A database that was put back to an older state is believed after this long."""

Place = tuple[int, int]
_place: ContextVar[Place | None] = ContextVar("place", default=None)
Answer = tuple[Place, float, list[Any]]


class _Answers:
    """The answers of two generations, so that old ones go without being looked for."""

    def __init__(self) -> None:
        self._young: dict[Any, Answer] = {}
        self._old: dict[Any, Answer] = {}
        self._rows = 0

    def get(self, question: Any) -> Answer | None:
        return self._young.get(question) or self._old.get(question)

    def put(self, question: Any, answer: Answer) -> None:
        self._rows += len(answer[-1]) + 1
        if self._rows > MOST_ROWS:
            self._old, self._young, self._rows = self._young, {}, len(answer[-1]) + 1
        self._young[question] = answer

    def forget(self) -> None:
        self._young, self._old, self._rows = {}, {}, 0


_answers = _Answers()


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
        known = _answers.get(question)
        if known is not None and known[0] == place and known[1] > time.monotonic():
            return list(known[2])
        rows = ask(*args, **kwargs)
        _answers.put(question, (place, time.monotonic() + SECONDS, rows))
        return list(rows)

    return asked


def forget() -> None:
    """Drop all answers, as tests must, whose databases each count from the start."""
    _answers.forget()
