"""The attached files of a backup, by the ids in their names, unpacked when they lie in an archive."""

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePath

from rooftree.exchange.formats.documents import Document
from rooftree.exchange.formats.jira.backup.store import Store
from rooftree.exchange.formats.ledger import Ledger

MOST_UNPACKED = 20 * 1024**3
_NAME = re.compile(r"(\d{1,18})(?:_.*)?")  # Jira 4 wrote the name behind the id
_FOLDER = "attachments"
_SMALL = ("thumbs",)
PLACE = "file"


class Files:
    """Finds the content of attachments. `folder` holds what was unpacked; it goes with this object."""

    def __init__(self, documents: Sequence[Document], store: Store, ledger: Ledger) -> None:
        self._documents = documents
        self._store = store
        self._ledger = ledger
        self._unpacked = 0
        self.folder: tempfile.TemporaryDirectory[str] | None = None
        for place, document in enumerate(documents):
            own = _attachment_id(document.name)
            if own:
                store.put(PLACE, own, {"place": str(place)})

    def find(self, attachment: str, place: str) -> str:
        """Return the path of an attachment's content; empty when it is not in the backup."""
        row = self._store.row(PLACE, attachment)
        if not row:
            return ""
        document = self._documents[int(row["place"])]
        return str(document.path) if document.path else self._unpack(document, attachment, place)

    def _unpack(self, document: Document, attachment: str, place: str) -> str:
        self._unpacked += document.size
        if self._unpacked > MOST_UNPACKED:
            self._ledger.mention("file_not_unpacked", "attachments", place=place)
            return ""
        if self.folder is None:
            self.folder = tempfile.TemporaryDirectory(prefix="rooftree-import-")
        path = Path(self.folder.name) / attachment
        with document.open() as packed, path.open("wb") as copy:
            shutil.copyfileobj(packed, copy)
        return str(path)


def _attachment_id(name: str) -> str:
    path = PurePath(name)
    found = _NAME.fullmatch(path.name)
    is_theirs = _FOLDER in path.parts[:-1] and not set(_SMALL) & set(path.parts)
    return found[1] if found and is_theirs else ""
