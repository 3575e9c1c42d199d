"""What an export says of itself."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native.layout import FORMAT, HEADER, VERSION
from rooftree.exchange.formats.wording import N_


class Home(msgspec.Struct, frozen=True):
    """The workspace that was exported."""

    id: int
    key: str
    name: str
    time_zone: str


class Log(msgspec.Struct, frozen=True):
    """How many entries the change log has, and the hash of the last one."""

    entries: int
    head: str


class Part(msgspec.Struct, frozen=True):
    """A part of lines: how many, how long it is in bytes, and its SHA-256."""

    lines: int
    bytes: int
    sha256: str


class Files(msgspec.Struct, frozen=True):
    """How many files there are, and how many bytes they have together."""

    count: int
    bytes: int


class Header(msgspec.Struct, frozen=True):
    """The header; `parts` names every part of lines. It tells no time, so that equal content is equal."""

    format: str
    version: int
    rooftree: str
    workspace: Home
    log: Log
    parts: Mapping[str, Part]
    files: Files

    @property
    def lines(self) -> int:
        """Return how many lines there are in all parts."""
        return sum(part.lines for part in self.parts.values())


def written(header: Header) -> bytes:
    """Return the header as it stands in the export."""
    told = json.dumps(msgspec.to_builtins(header), ensure_ascii=False, indent=2, sort_keys=True)
    return told.encode() + b"\n"


def parsed(content: bytes) -> Header:
    """Read a header; raises FormatError for what is none, and for a version that is not known."""
    try:
        told: Any = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise _no_header(str(fault)) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _no_header()
    if told.get("version") != VERSION:
        raise FormatError(
            N_("A newer Rooftree made this file; bring this one up to date first."),
            place=HEADER,
            expected=f"version {VERSION}",
            cause=f"version {told.get('version')!r}, Rooftree {told.get('rooftree')!r}"[:200],
        )
    try:
        return msgspec.convert(told, Header)
    except (msgspec.ValidationError, RecursionError) as fault:
        raise _no_header(str(fault)) from None


def _no_header(cause: str = "") -> FormatError:
    return FormatError(
        N_("This is not a workspace that Rooftree exported."),
        place=HEADER,
        expected=N_("a header with format, version, workspace, log, parts and files"),
        cause=cause,
    )
