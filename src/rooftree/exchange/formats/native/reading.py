"""Reads an export, part by part, out of a folder or a zip archive; nothing of it is believed."""

import hashlib
import zipfile
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any, Protocol, cast

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native.archives import members_of, opened_archive, read_safely
from rooftree.exchange.formats.native.header import Header, Part, parsed
from rooftree.exchange.formats.native.layout import (
    HEADER,
    LONGEST_HEADER,
    LONGEST_LINE,
    MOST_PARTS,
    is_part,
)
from rooftree.exchange.formats.native.lines import value_of
from rooftree.exchange.formats.wording import N_

PIECE_BYTES = 256 * 1024


class Source(Protocol):
    """Gives the parts of an export by their names."""

    names: Collection[str]

    def part(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open a part for reading; raises FormatError for one that is not there, or is broken."""


@contextmanager
def opened_export(path: Path) -> Iterator[Source]:
    """Open a zip archive or a folder; raises FormatError for what cannot be an export."""
    if path.is_dir():
        yield _Folder(path)
        return
    with path.open("rb") as stream, opened_archive(stream, path.name) as archive:
        yield _Archive(archive)


def read_header(source: Source) -> Header:
    """Return the header; raises FormatError."""
    if HEADER not in source.names:
        return parsed(b"")
    with source.part(HEADER) as part:
        return parsed(part.read(LONGEST_HEADER))


def read_lines(source: Source, name: str, told: Part) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (place, value) for each line of a part.

    Raises FormatError for a line that cannot be read, and at the end when the part is not the one that
    the header tells of.
    """
    digest, count = hashlib.sha256(), 0
    with source.part(name) as part:
        while line := part.readline(LONGEST_LINE):
            count += 1
            place = f"{name}, line {count}"
            if not line.endswith(b"\n"):
                raise FormatError(N_("This line is cut off, or far too long."), place=place)
            digest.update(line)
            yield place, value_of(line, place=place)
    if (count, digest.hexdigest()) != (told.lines, told.sha256):
        raise FormatError(
            N_("This part was changed after the export, or a piece of it is missing."),
            place=name,
            expected=f"{told.lines} lines, SHA-256 {told.sha256}"[:200],
            cause=f"{count} lines",
        )


def read_file(source: Source, name: str) -> Iterator[bytes]:
    """Yield a file in pieces; raises FormatError at the end when it is not the one that its name tells."""
    digest = hashlib.sha256()
    with source.part(name) as part:
        while piece := part.read(PIECE_BYTES):
            digest.update(piece)
            yield piece
    if not name.endswith(digest.hexdigest()):
        raise FormatError(N_("This file was changed after the export."), place=name)


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.names: Collection[str] = set(_names_in(folder))

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        if name not in self.names:
            raise _missing(name)
        with (self._folder / name).open("rb") as stream:
            yield stream


def _names_in(folder: Path) -> Iterator[str]:
    """Yield the names of plain files; links are left out, since they may lead anywhere."""
    count = 0
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file() or not is_part(name):
            continue
        count += 1
        if count > MOST_PARTS:
            raise FormatError(N_("There are far too many files for an export."))
        yield name


class _Archive:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = members_of(archive)
        self.names: Collection[str] = self._members.keys()

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        if name not in self._members:
            raise _missing(name)
        with read_safely(name), self._archive.open(self._members[name]) as stream:
            yield BufferedReader(cast("RawIOBase", stream), PIECE_BYTES)


def _missing(name: str) -> FormatError:
    return FormatError(N_("A part of the export is missing."), place=name)
