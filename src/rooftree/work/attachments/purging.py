"""Deletes files that nothing needs any more, thirty days late.

A file that no attachment names is marked first, and deleted when its mark is thirty days old: so long
can a deleted attachment come back. What a failed transaction left behind goes the same way.
"""

from datetime import timedelta
from pathlib import Path

from rooftree.lib import clock
from rooftree.work.attachments.files import UNFINISHED, files_folder, mark_of
from rooftree.work.attachments.models import Attachment

KEPT = timedelta(days=30)
LEAVING = ".leaving"


def purge_files() -> int:
    """Mark files that no attachment of any workspace names, delete old ones; return how many went."""
    used = set(Attachment.objects.exclude(path="").values_list("path", flat=True))
    folder = files_folder()
    for part in folder.glob(f"*{UNFINISHED}"):
        if _is_old(part):
            part.unlink(missing_ok=True)
    for leaving in folder.glob(f"*/*{LEAVING}"):
        leaving.replace(leaving.with_suffix(""))  # an earlier run ended half-way
    files = [file for file in folder.glob("[0-9a-f][0-9a-f]/*") if not file.suffix]
    return sum(_is_deleted(file, f"{file.parent.name}/{file.name}" in used) for file in files)


def _is_deleted(file: Path, is_used: bool) -> bool:  # noqa: FBT001 - two states of one file
    mark = mark_of(file)
    if is_used:
        mark.unlink(missing_ok=True)
    elif not mark.exists():
        mark.touch()
    elif _is_old(mark):
        return _is_gone(file)
    return False


def _is_gone(file: Path) -> bool:
    leaving = file.with_name(file.name + LEAVING)
    file.replace(leaving)
    if not mark_of(file).exists():
        # Somebody attached the same content in this moment.
        leaving.replace(file)
        return False
    leaving.unlink()
    mark_of(file).unlink()
    return True


def _is_old(file: Path) -> bool:
    return file.stat().st_mtime < (clock.now() - KEPT).timestamp()
