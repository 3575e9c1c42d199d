"""The file of an import, kept until the import is done, so that one that was stopped can go on."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.exchange.runs.models import Run
from rooftree.work.attachments.files import Readable

_COPY = re.compile(r"(?:\s*\(\d+\)|\s*-\s*(?:copy|kopie)(?:\s*\(\d+\))?)+$", re.IGNORECASE)
_WHEN = re.compile(
    r"[\s._-]*(?:\d{4}([-_.]?)\d{2}\1\d{2}(?:[T\s_-]*\d{2}[:._h-]?\d{2}(?:[:._-]?\d{2})?(?:[:._]\d+)?Z?)?"
    r"|\d{6,14})$"
)
PIECE_BYTES = 1024 * 1024
LONGEST_NAME = 200


@dataclass(slots=True)
class KeptFile:
    """A file in the data folder; `batch` names it, and the run that is going to be about it."""

    batch: str
    name: str
    size: int
    sha256: str
    is_handed_over: bool = False

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return _path(self.batch)

    def hand_over(self) -> None:
        """Leave the file to its run."""
        self.is_handed_over = True

    def drop_unless_handed_over(self) -> None:
        """Delete a file that no run is about."""
        if not self.is_handed_over:
            self.path.unlink(missing_ok=True)


def keep_file(content: Readable, name: str) -> KeptFile:
    """Copy a file into the data folder; raises RuleBroken for one that is empty or too large."""
    batch = f"import-{secrets.token_hex(8)}"
    path = _path(batch)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("wb") as copy:
            while piece := content.read(PIECE_BYTES):
                size += len(piece)
                _refuse(size)
                digest.update(piece)
                copy.write(piece)
        _refuse(size)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return KeptFile(batch, Path(name).name[:LONGEST_NAME], size, digest.hexdigest())


def list_name(file_name: str) -> str:
    """Return what a list is called whose file has a name: without what tells one export from the next."""
    name = _COPY.sub("", PurePath(file_name).stem)
    return _WHEN.sub("", name).strip(" ._-") or name or file_name


def path_of(run: Run) -> Path:
    """Return where a run's file lies, or lay."""
    return _path(run.batch)


def beside(run: Run, name: str) -> Path:
    """Return where something made of a run's file may lie for as long as the file does."""
    mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]
    return _path(f"{run.batch}.{mark}")


def drop_file(run: Run) -> None:
    """Delete a run's file, which is not needed any more, with what was made of it."""
    path = path_of(run)
    for made in (path, *path.parent.glob(f"{path.name}.*")):
        made.unlink(missing_ok=True)


def _path(batch: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "imports" / batch


def _refuse(size: int) -> None:
    if not size:
        raise RuleBroken(_("This file is empty."), field="file")
    limit: int = settings.IMPORT_LIMIT_BYTES
    if size > limit:
        message = _("This file is too large; at most {limit} MB fit.")
        raise RuleBroken(message.format(limit=limit // (1024 * 1024)), field="file")
