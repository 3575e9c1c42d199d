"""Attached files on disk, each under the hash of its content, so that equal files are kept once."""

import codecs
import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import filetype
from django.conf import settings
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken

PIECE_BYTES = 256 * 1024
SNIFFED_BYTES = 8192
UNUSED = ".unused"
UNFINISHED = ".part"
MEBIBYTE = 1024 * 1024
STORED = re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}")
"""The only form of path that `store` gives; what leads elsewhere is never opened."""


class Readable(Protocol):
    """Anything that is read piece by piece, such as an upload or an open file."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is safely on disk: its place under the files folder, and what it is."""

    path: str
    sha256: str
    size: int
    media_type: str


def store(content: Readable, *, limit_bytes: int | None = None) -> Stored:
    """Write content to disk and return where it is; its type is read from the content alone.

    Raises RuleBroken for content over the limit (`settings.UPLOAD_LIMIT_BYTES` unless another is given)
    and for none at all.
    """
    folder = files_folder()
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=UNFINISHED, dir=folder)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            digest, size, head = _copy(content, file, limit_bytes or settings.UPLOAD_LIMIT_BYTES)
            file.flush()
            os.fsync(file.fileno())
        path = f"{digest[:2]}/{digest}"
        _keep(part, folder / path)
    finally:
        part.unlink(missing_ok=True)
    return Stored(path, digest, size, media_type(head))


def files_folder() -> Path:
    """Return the folder of all stored files; it need not exist yet."""
    return Path(settings.MEDIA_ROOT)


def stored_file(path: str) -> Path | None:
    """Return where a stored file lies; None for one that is gone, or never was."""
    file = files_folder() / path
    return file if STORED.fullmatch(path) and file.is_file() else None


def mark_of(file: Path) -> Path:
    """Return the mark that a file has while no attachment names it."""
    return file.with_name(file.name + UNUSED)


def media_type(head: bytes) -> str:
    """Return the type that a file's first bytes speak of; what a browser would run is plain text."""
    known = filetype.guess(head)
    if known is not None:
        return str(known.mime)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "application/octet-stream"
    return "application/octet-stream" if b"\0" in head else "text/plain"


def _copy(content: Readable, file: BinaryIO, limit: int) -> tuple[str, int, bytes]:
    digest, size, head = hashlib.sha256(), 0, b""
    while piece := content.read(PIECE_BYTES):
        size += len(piece)
        if size > limit:
            message = _("This file is too large; at most {limit} MB fit.")
            raise RuleBroken(message.format(limit=limit // MEBIBYTE), field="file")
        digest.update(piece)
        head += piece[: SNIFFED_BYTES - len(head)]
        file.write(piece)
    if not size:
        raise RuleBroken(_("This file is empty."), field="file")
    return digest.hexdigest(), size, head


def _keep(part: Path, file: Path) -> None:
    """Put a finished file into its place, unless an equal one lies there.

    The mark goes before the look: who deletes moves the file away before looking at the mark, so
    that one of the two always sees the other.
    """
    file.parent.mkdir(exist_ok=True)
    mark_of(file).unlink(missing_ok=True)
    if file.exists():
        return
    part.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
