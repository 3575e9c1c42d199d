"""One value a line, as JSON that is the same wherever it is written."""

import json
import re
from collections.abc import Iterator
from typing import Any

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.wording import N_

_OPTIONS: dict[str, Any] = {"sort_keys": True, "separators": (",", ":"), "allow_nan": False}
_TEXT = json.JSONEncoder(ensure_ascii=False, **_OPTIONS)
_ESCAPED = json.JSONEncoder(ensure_ascii=True, **_OPTIONS)
_SUSPECT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


def line_of(value: Any) -> bytes:
    """Write a value as one line of UTF-8; half characters, which UTF-8 cannot hold, are escaped."""
    text = _TEXT.encode(value)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return _ESCAPED.encode(value).encode() + b"\n"


def value_of(line: bytes, *, place: str) -> dict[str, Any]:
    """Read one line; raises FormatError for what is no object, or cannot be stored as text."""
    try:
        value = json.loads(line, parse_constant=_refuse_constant)
        if _SUSPECT.search(line):
            _refuse_unstorable(value)
    except (ValueError, RecursionError) as fault:
        raise FormatError(N_("This line cannot be read."), place=place, cause=str(fault)) from None
    if not isinstance(value, dict):
        raise FormatError(
            N_("This line cannot be read."), place=place, expected=N_("an object in braces")
        )
    return value


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _refuse_unstorable(value: Any) -> None:
    for text in _texts(value):
        if "\0" in text:
            raise ValueError("a NUL character cannot be stored")
        text.encode()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _texts(one)
