"""Which formats can be read, by the name that the command line and the upload page use."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.csv import reader as csv
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.github import reader as github
from rooftree.exchange.formats.jira import recognise as jira
from rooftree.exchange.formats.linear import reader as linear
from rooftree.exchange.formats.trello import reader as trello
from rooftree.exchange.formats.wording import N_


class Reader(Protocol):
    """Reads a file into a bundle, or raises FormatError.

    zone: IANA name of the zone in which instants fall on days. mapping: what people chose about how
    the file is read, in a form that each format has for itself.
    """

    def __call__(
        self,
        source: Path | bytes | BinaryIO,
        *,
        zone: str = "UTC",
        mapping: Mapping[str, Any] | None = None,
    ) -> Bundle: ...


READERS: Mapping[str, Reader] = {
    "trello": trello.read,
    "jira": jira.read,
    "github": github.read,
    "linear": linear.read,
    "csv": csv.read,
}


def reader_of(name: str) -> Reader:
    """Find a reader by name; FormatError when there is none."""
    try:
        return READERS[name]
    except KeyError:
        raise FormatError(
            N_("Rooftree does not know this format."), expected=", ".join(READERS)
        ) from None
