"""Attached files: those that hang on items, and those that could come back out of the bin."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import Any

from rooftree.exchange.formats.native.header import Files
from rooftree.exchange.formats.native.layout import file_part
from rooftree.exchange.formats.native.writing import Sink
from rooftree.exchange.native.snapshot import Snapshot
from rooftree.lib import clock
from rooftree.work.attachments.files import PIECE_BYTES, stored_file
from rooftree.work.attachments.models import Attachment
from rooftree.work.attachments.purging import KEPT

ATTACHMENT = "work.attachment"


class Bin:
    """Which files belong to attachments that were deleted and can still come back."""

    def __init__(self) -> None:
        self._since = clock.now() - KEPT
        self.paths: set[str] = set()

    def look_into(self, entry: dict[str, Any]) -> None:
        """Remember the files of the attachments that went with an entry of the log."""
        gone = [row for row in entry["data"]["rows"] if row[0] == ATTACHMENT and row[2] == "-"]
        if gone and datetime.fromisoformat(entry["at"]) >= self._since:
            self.paths.update(row[3]["path"] for row in gone if row[3].get("path"))


def attached_files(look: Snapshot, workspace_id: int, in_the_bin: Bin) -> Iterator[str]:
    """Yield the path of each file once, in order."""
    named = Attachment.objects.filter(workspace_id=workspace_id).exclude(path="")
    stored = look.walk(named.order_by("path").distinct(), "path")
    paths = merge((path for (path,) in stored), sorted(in_the_bin.paths))
    return (path for path, _same in groupby(paths))


def write_files(sink: Sink, paths: Iterable[str]) -> tuple[Files, int]:
    """Copy files into an export; returns what the header tells of them, and how many are missing.

    A file that is gone or damaged is left out: it must not keep all the rest here.
    """
    count, size, missing = 0, 0, 0
    for path in paths:
        file = stored_file(path)
        sha256 = path[-64:]
        if file is None or _hash_of(file) != sha256:
            missing += 1
            continue
        with sink.part(file_part(sha256)) as part:
            for piece in _pieces(file):
                part.write(piece)
                size += len(piece)
        count += 1
    return Files(count, size), missing


def _hash_of(file: Path) -> str:
    digest = hashlib.sha256()
    for piece in _pieces(file):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as content:
        while piece := content.read(PIECE_BYTES):
            yield piece
