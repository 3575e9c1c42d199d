"""Writes an export, part by part, into a folder or a zip archive."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

from rooftree.errors import RuleBroken
from rooftree.exchange.formats.native.header import Header, Part, written
from rooftree.exchange.formats.native.layout import FILE, HEADER
from rooftree.exchange.formats.wording import N_

UNFINISHED = ".part"
READABLE_BY_ALL = 0o644 << 16
UNIX = 3


class Sink(Protocol):
    """Takes the parts of an export, one after the other."""

    def part(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open a new part for writing."""


@contextmanager
def new_export(path: Path) -> Iterator[Sink]:
    """Give a sink for a zip archive (a path that ends with .zip) or a folder, new or empty.

    What could not be finished does not stay. Raises RuleBroken when something is there already.
    """
    with _new_archive(path) if path.suffix == ".zip" else _new_folder(path) as sink:
        yield sink


def write_lines(sink: Sink, name: str, lines: Iterable[bytes]) -> Part:
    """Write a part of lines; returns what the header tells of it."""
    digest, count, size = hashlib.sha256(), 0, 0
    with sink.part(name) as part:
        for line in lines:
            part.write(line)
            digest.update(line)
            count += 1
            size += len(line)
    return Part(count, size, digest.hexdigest())


def write_header(sink: Sink, header: Header) -> None:
    """Write the header, the last of all parts."""
    with sink.part(HEADER) as part:
        part.write(written(header))


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.made: list[Path] = []

    def part(self, name: str) -> AbstractContextManager[IO[bytes]]:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.made.append(path)
        return path.open("xb")


@contextmanager
def _new_folder(path: Path) -> Iterator[Sink]:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise RuleBroken(N_("There is something already; name a new or an empty folder."))
    is_new = not path.exists()
    path.mkdir(exist_ok=True)
    sink = _Folder(path)
    try:
        yield sink
    except BaseException:
        _take_away(sink.made, path, is_new=is_new)
        raise


def _take_away(made: list[Path], folder: Path, *, is_new: bool) -> None:
    """Delete what was written, and the folders that are empty now."""
    above = {one for path in made for one in path.parents if folder in one.parents}
    with suppress(OSError):  # what stopped the writing may stop this, too
        for path in made:
            path.unlink(missing_ok=True)
        for one in sorted(above, key=lambda one: len(one.parts), reverse=True):
            one.rmdir()
        if is_new:
            folder.rmdir()


class _Archive:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def part(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open a part that tells no time; attached files are mostly packed already."""
        info = zipfile.ZipInfo(name)  # of 1980, the first moment that a zip can tell
        info.create_system, info.external_attr = UNIX, READABLE_BY_ALL
        packing = zipfile.ZIP_STORED if FILE.fullmatch(name) else zipfile.ZIP_DEFLATED
        info.compress_type = packing
        return self._archive.open(info, "w", force_zip64=True)


@contextmanager
def _new_archive(path: Path) -> Iterator[Sink]:
    if path.exists():
        raise RuleBroken(N_("There is such a file already; name a new one."))
    part = path.with_name(path.name + UNFINISHED)
    try:
        with zipfile.ZipFile(part, "w") as archive:
            yield _Archive(archive)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
