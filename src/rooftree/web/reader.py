"""For whom is printed: what the language, the zone and the day are there."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import NamedTuple

from django.utils import timezone, translation


class Reader(NamedTuple):
    """Everything outside its arguments on which a printed piece depends."""

    language: str | None
    zone: str
    today: date


_reader: ContextVar[Reader | None] = ContextVar("reader", default=None)


def reader() -> Reader:
    """Return for whom is printed."""
    return _reader.get() or _looked_up()


def language() -> str | None:
    """Return the language in which is printed."""
    known = _reader.get()
    return known.language if known else translation.get_language()


@contextmanager
def printing() -> Iterator[None]:
    """Look the reader up once for everything that is printed inside: a page asks a hundred times."""
    if _reader.get() is not None:
        yield
        return
    token = _reader.set(_looked_up())
    try:
        yield
    finally:
        _reader.reset(token)


def _looked_up() -> Reader:
    return Reader(
        translation.get_language(), timezone.get_current_timezone_name(), timezone.localdate()
    )
