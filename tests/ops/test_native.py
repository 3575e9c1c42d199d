"""`rooftree export native` and `rooftree import native`."""

import json
from io import BytesIO

import pytest

from rooftree.accounts.models import User, Workspace
from rooftree.exchange.models import Parcel
from rooftree.exchange.native.clearing import remove_workspace
from rooftree.ops.commands import run
from rooftree.ops.first_start import OWNERS_ADDRESS, prepare_first_page
from rooftree.work.attachments.actions import attach_file
from rooftree.work.attachments.models import Attachment
from rooftree.work.attachments.queries import file_of
from rooftree.work.items.models import Item
from tests.exchange.boards import ALLOTMENT
from tests.exchange.importing import actor
from tests.exchange.native.scenery import Forgery

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path


@pytest.fixture
def acme(capsys):
    """A workspace with a board of Trello's and an attached file."""
    run(["import", "trello", str(ALLOTMENT), "--workspace", "acme", "--json"])
    capsys.readouterr()
    workspace = Workspace.objects.get(key="acme")
    attach(workspace, b"hello")
    return workspace


def attach(workspace, content):
    item = Item.objects.filter(workspace=workspace).first()
    attach_file(item, name="a.txt", content=BytesIO(content), by=actor(workspace))


def out(target, *words, key="acme"):
    return run(["export", "native", str(target), "--workspace", key, *words])


def back(origin, *words, key="acme"):
    return run(["import", "native", str(origin), "--workspace", key, *words])


def printed(capsys):
    return json.loads(capsys.readouterr().out)


def last_error(capsys):
    return capsys.readouterr().err.splitlines()[-1]


def emptied(settings, folder):
    """Leave nothing here, as in a fresh data folder."""
    for workspace in Workspace.objects.all():
        remove_workspace(workspace.pk)
    User.objects.all().delete()
    settings.MEDIA_ROOT = folder / "fresh"


@pytest.mark.parametrize("name", ["export.zip", "export"])
def test_a_workspace_goes_out_and_comes_in_somewhere_else(capsys, acme, settings, folder, name):
    assert out(folder / name, "--json") == 0
    told = printed(capsys)
    emptied(settings, folder)

    assert back(folder / name, "--json") == 0

    here = printed(capsys)
    assert told["workspace"] == here["workspace"] == "acme"
    assert told["rows"] == here["rows"]
    assert told["rows"]["work.item"] == 6
    assert (told["entries"], told["head"], told["files"]) == (here["entries"], here["head"], 1)
    assert (told["missing"], here["dry_run"]) == (0, False)
    assert file_of(Attachment.objects.exclude(path="").get()).read_bytes() == b"hello"
    assert Parcel.objects.get().state == "done"


def test_it_is_told_in_a_sentence(capsys, acme, settings, folder):
    out(folder / "export.zip")
    assert "acme is in" in capsys.readouterr().out
    emptied(settings, folder)

    back(folder / "export.zip")

    assert "acme is here as it was: " in capsys.readouterr().out


def test_an_attached_file_that_is_gone_is_told_of(capsys, acme, folder):
    file_of(Attachment.objects.exclude(path="").get()).unlink()

    assert out(folder / "export.zip") == 0

    assert "1 attached file was gone or damaged" in capsys.readouterr().err


def test_a_dry_run_looks_and_leaves_nothing(capsys, acme, settings, folder):
    out(folder / "export.zip")
    emptied(settings, folder)
    capsys.readouterr()

    assert back(folder / "export.zip", "--dry-run") == 0

    assert "This was a dry run" in capsys.readouterr().out
    assert not Workspace.objects.exists()
    assert not Parcel.objects.exists()
    assert not (folder / "fresh").exists()


def test_what_is_there_is_not_written_over(capsys, acme, folder):
    (folder / "export.zip").write_bytes(b"mine")
    (folder / "full").mkdir()
    (folder / "full" / "mine").touch()

    assert out(folder / "export.zip") == 2
    assert "There is such a file already" in last_error(capsys)
    assert out(folder / "full") == 2
    assert "name a new or an empty folder" in last_error(capsys)
    assert (folder / "export.zip").read_bytes() == b"mine"


def test_a_folder_that_is_not_there_is_told(capsys, acme, folder):
    assert out(folder / "nowhere" / "export.zip") == 2

    assert "No such file or directory" in last_error(capsys)


def test_an_export_that_fails_leaves_nothing(acme, folder, monkeypatch):
    def fail(*_words):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rooftree.exchange.native.exporting.write_files", fail)

    assert out(folder / "export.zip") == 2
    assert out(folder / "export") == 2
    assert not list(folder.glob("export*"))


def test_an_unknown_workspace_is_told(capsys, folder):
    assert out(folder / "export.zip") == 2

    assert last_error(capsys) == "There is no workspace acme."


def test_another_short_name_is_refused(capsys, acme, settings, folder):
    out(folder / "export.zip")
    emptied(settings, folder)

    assert back(folder / "export.zip", key="home") == 2
    assert "say --workspace acme" in last_error(capsys)


def test_what_is_here_stays_as_it_is(capsys, acme, folder):
    out(folder / "export.zip")

    assert back(folder / "export.zip") == 2

    assert "nothing is ever merged" in last_error(capsys)


def test_a_changed_file_is_refused_with_its_place(capsys, acme, settings, folder):
    out(folder / "export")
    forged = Forgery(folder / "export", folder)
    forged.write("log.jsonl", forged.lines("log.jsonl")[:-3])
    emptied(settings, folder)

    assert back(forged.path) == 2

    assert "log.jsonl" in last_error(capsys)
    assert not Workspace._base_manager.exists()


def test_the_first_start_after_it_knows_the_owner_again(acme, settings, folder):
    owner = prepare_first_page()
    out(folder / "export.zip")
    emptied(settings, folder)
    back(folder / "export.zip")

    again = prepare_first_page()

    assert (again.pk, again.email) == (owner.pk, OWNERS_ADDRESS)
    assert again.is_instance_owner
    assert Workspace.objects.get() == acme
