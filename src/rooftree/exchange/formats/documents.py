"""The files of an export that is one file, a folder, or a zip archive of files."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, cast

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.wording import N_

MOST_FILES = 200_000
MOST_UNPACKED = 50 * 1024**3
_ZIP = (b"PK\3\4", b"PK\5\6")
_DIGITS = re.compile(r"(\d+)")
_ENCRYPTED = 1
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


class Document(NamedTuple):
    """A file by its name inside the export. `path` is where it lies, None inside an archive."""

    name: str
    size: int
    open: Callable[[], AbstractContextManager[BinaryIO]]
    path: Path | None = None


@contextmanager
def documents_of(source: Path | bytes | BinaryIO) -> Iterator[Sequence[Document]]:
    """Give the files of a source in the order of their names, numbers by value; hidden ones are left out.

    Raises FormatError when an archive is broken, locked or far too large.
    """
    if not isinstance(source, Path):
        stream = BytesIO(source) if isinstance(source, bytes) else source
        yield from _in_stream(stream, _alone(stream))
    elif source.is_dir():
        yield _in_folder(source)
    else:
        whole = Document(source.name, source.stat().st_size, _opener(source), source)
        with source.open("rb") as file:
            yield from _in_stream(file, whole)


def _alone(stream: BinaryIO) -> Document:
    """Give what stands in a stream from here on, as a file without a name."""
    start = stream.tell()
    size = stream.seek(0, 2) - start
    stream.seek(start)

    def opened() -> AbstractContextManager[BinaryIO]:
        stream.seek(start)
        return nullcontext(stream)

    return Document("", size, opened)


def _in_stream(stream: BinaryIO, alone: Document) -> Iterator[Sequence[Document]]:
    start = stream.tell()
    head = stream.read(4)
    stream.seek(start)
    if head not in _ZIP:
        yield [alone]
        return
    try:
        with zipfile.ZipFile(stream) as archive:
            yield _in_archive(archive)
    except _BROKEN as fault:
        raise FormatError(
            N_("The archive is broken; it may have been cut off."), cause=str(fault)
        ) from fault


def _in_folder(folder: Path) -> list[Document]:
    found: list[Document] = []
    for path in sorted(folder.rglob("*"), key=lambda path: _natural(str(path))):
        inside = path.relative_to(folder)
        if _is_hidden(inside.parts) or path.is_symlink() or not path.is_file():
            continue
        if len(found) >= MOST_FILES:
            raise FormatError(N_("There are far too many files for an export."))
        found.append(Document(str(inside), path.stat().st_size, _opener(path), path))
    return found


def _opener(path: Path) -> Callable[[], AbstractContextManager[BinaryIO]]:
    return lambda: path.open("rb")


def _in_archive(archive: zipfile.ZipFile) -> list[Document]:
    members = [one for one in archive.infolist() if not one.is_dir()]
    if len(members) > MOST_FILES or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise FormatError(N_("The archive holds far too much for an export."))
    for member in members:
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
            raise FormatError(
                N_("The archive is locked with a password, or packed in an unknown way."),
                place=member.filename,
            )
    return [
        Document(member.filename, member.file_size, _unpacker(archive, member))
        for member in sorted(members, key=lambda member: _natural(member.filename))
        if not _is_hidden(tuple(member.filename.split("/")))
    ]


def _unpacker(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Callable[[], AbstractContextManager[BinaryIO]]:
    def opened() -> AbstractContextManager[BinaryIO]:
        stream: IO[bytes] = archive.open(member)
        return cast("AbstractContextManager[BinaryIO]", stream)

    return opened


def _is_hidden(parts: Sequence[str]) -> bool:
    return any(
        part == "__MACOSX" or (part.startswith(".") and part.strip(".") != "") for part in parts
    )


def _natural(name: str) -> list[tuple[int, str]]:
    """Return what puts `page-2` before `page-10`."""
    return [
        (int(part[:20]), "") if part.isdigit() and part.isascii() else (-1, part)
        for part in _DIGITS.split(name)
    ]
