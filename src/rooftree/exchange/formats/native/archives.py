"""Zip archives from anybody: what is in them is looked over before it is unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from os import SEEK_END
from typing import IO, Any

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native.layout import (
    LONGEST_DIRECTORY,
    MOST_PARTS,
    MOST_UNPACKED,
    MOST_UNPACKED_TIMES,
    is_part,
)
from rooftree.exchange.formats.wording import N_

DIRECTORY_SIZE = 5
LOCKED = 1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MADE_BY_PACKERS = ("__MACOSX/", ".DS_Store")


@contextmanager
def read_safely(place: str) -> Iterator[None]:
    """Turn what a broken archive makes of its reader into a FormatError."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise FormatError(
            N_("The archive is broken; it may have been cut off."), place=place, cause=str(fault)
        ) from None


@contextmanager
def opened_archive(stream: IO[bytes], place: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive; raises FormatError for one that is broken, or lists or unpacks to far too much."""
    with read_safely(place):
        end: Any = zipfile._EndRecData(stream)  # type: ignore[attr-defined]  # noqa: SLF001 - as it will read itself
        if end and end[DIRECTORY_SIZE] > LONGEST_DIRECTORY:
            raise _too_much(place)
        archive = zipfile.ZipFile(stream)
    with archive:
        members = archive.infolist()
        most = MOST_UNPACKED + MOST_UNPACKED_TIMES * stream.seek(0, SEEK_END)
        if len(members) > MOST_PARTS or sum(one.file_size for one in members) > most:
            raise _too_much(place)
        yield archive


def members_of(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the parts in an archive by their names.

    Raises FormatError for a name that no export has, such as one that leads out of the folder, and for
    a part that is locked or strangely packed.
    """
    found: dict[str, zipfile.ZipInfo] = {}
    for member in archive.infolist():
        name = member.filename
        if member.is_dir() or any(word in name for word in MADE_BY_PACKERS):
            continue
        if not is_part(name) or name in found:
            raise FormatError(N_("An export has no such part."), place=name[:200])
        if member.flag_bits & LOCKED or member.compress_type not in METHODS:
            raise FormatError(
                N_("The archive is locked with a password, or packed in an unknown way."),
                place=name,
            )
        found[name] = member
    return found


def _too_much(place: str) -> FormatError:
    return FormatError(
        N_("The archive holds far too much for an export; unpack it and name the folder."),
        place=place,
    )
