"""A folder as one file, so that a run can keep it."""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken


@contextmanager
def packed(folder: Path) -> Iterator[IO[bytes]]:
    """Yield the plain files below a folder as an archive, in the order of their names.

    Links are left out, since they may lead anywhere. Raises RuleBroken for an empty folder, and for
    one that is too large.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    if not files:
        raise RuleBroken(_("There is no file in this folder."), field="file")
    limit: int = settings.IMPORT_LIMIT_BYTES
    if sum(path.stat().st_size for path in files) > limit:
        message = _("This folder is too large; at most {limit} MB fit.")
        raise RuleBroken(message.format(limit=limit // (1024 * 1024)), field="file")
    with tempfile.TemporaryFile() as archive:
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED, strict_timestamps=False) as packing:
            for path in files:
                packing.write(path, _name(path.relative_to(folder)))
        archive.seek(0)
        yield archive


def _name(path: Path) -> str:
    """Return a path as an archive can hold it: signs that are no text are replaced."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
