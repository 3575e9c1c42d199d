"""A workspace that has one of everything, its export, and what others may do to that."""

import hashlib
import json
import shutil
from io import BytesIO

from rooftree.changes import chain
from rooftree.changes.models import Change, PrivateValues
from rooftree.exchange.formats.native.reading import opened_export, read_header
from rooftree.exchange.formats.native.writing import new_export
from rooftree.exchange.native.checking import check_export
from rooftree.exchange.native.exporting import export_workspace
from rooftree.exchange.native.incoming import entries_in
from rooftree.exchange.native.restoring import restore_workspace
from rooftree.work.attachments.actions import attach_file, remove_attachment
from rooftree.work.attachments.models import Attachment
from rooftree.work.comments.actions import add_comment
from tests.access.scene import set_up
from tests.exchange.boards import board
from tests.exchange.importing import bring

ODD = "Größe 𝔘𝔫𝔦 \u200fעברית\u200e \u2028 \\u0000 \\ud800 😀\r\n\ttab"
BINNED = b"in the bin"


def rich_workspace():
    """Return a workspace with all that the access matrix knows, a Trello board, and oddities."""
    scene = set_up()
    by = scene.world.ada.actor
    bring(scene.workspace, board(), by=by)
    item = scene.thing("key")
    add_comment(item, body=ODD, by=by)
    attach_file(item, name="Zeichnung – ✎.txt", content=BytesIO(BINNED), by=by)
    remove_attachment(Attachment.objects.get(name__startswith="Zeichnung"), by=by)
    _erase_some(scene.workspace)
    return scene.workspace


def _erase_some(workspace):
    """Erase private values: all of one entry, and one of another."""
    whole, part, *_rest = PrivateValues.objects.filter(change__workspace=workspace).order_by("pk")
    whole.delete()
    part.values.popitem()
    part.save()


def exported(workspace, path):
    with new_export(path) as sink:
        return export_workspace(workspace, sink)


def checked(path):
    with opened_export(path) as source:
        return check_export(source)


def restored(path, *, place=None):
    with opened_export(path) as source:
        return restore_workspace(source, check_export(source), place=place)


class Forgery:
    """A copy of an export that can be bent, as whoever has it in hand may do."""

    def __init__(self, export, folder):
        self.path = folder / "forged"
        shutil.copytree(export, self.path)

    def lines(self, part):
        return (self.path / part).read_text("utf-8").splitlines()

    def values(self, part):
        return [json.loads(line) for line in (self.path / part).read_bytes().splitlines()]

    def write(self, part, lines):
        """Write the lines of a part (JSON, or values to be), and leave the header as it is."""
        told = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        (self.path / part).write_bytes("".join(f"{line}\n" for line in told).encode())

    def rewrite(self, part, lines):
        """Write the lines of a part, and let the header say so."""
        self.write(part, lines)
        content = (self.path / part).read_bytes()
        told = {
            "lines": len(content.splitlines()),
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        self.tell(lambda header: header["parts"].update({part: told}))

    def tell(self, change):
        """Change the header."""
        file = self.path / "rooftree.json"
        header = json.loads(file.read_bytes())
        change(header)
        file.write_text(json.dumps(header), "utf-8")

    def rehash(self, change):
        """Change the entries of the log, and forge its chain from there on."""
        entries = self.values("log.jsonl")
        change(entries)
        self.rewrite("log.jsonl", entries)
        with opened_export(self.path) as source:
            header = read_header(source)
            before = ""
            for told, entry in zip(entries, _entries(source, header), strict=True):
                told["hash"] = before = chain.entry_hash(entry, before)
        self.rewrite("log.jsonl", entries)
        self.tell(lambda header: header["log"].update(entries=len(entries), head=before))


def _entries(source, header) -> list[Change]:
    return [entry.change for entry in entries_in(source, header)]
