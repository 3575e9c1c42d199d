"""What goes out comes in again as it was."""

import zipfile

import pytest

from rooftree.accounts.models import Invitation, Membership, User
from rooftree.accounts.roles import Role
from rooftree.changes import readers
from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.models import Change, Cursor, PrivateValues
from rooftree.changes.rebuild import rows_as_of
from rooftree.changes.verify import faults
from rooftree.people.queries import viewer_for
from rooftree.work.attachments.actions import attach_url
from rooftree.work.attachments.models import Attachment
from rooftree.work.attachments.queries import file_of
from rooftree.work.comments.models import Comment
from rooftree.work.items.models import Item
from tests.exchange.boards import board
from tests.exchange.importing import bring
from tests.exchange.native.scenery import BINNED, ODD, exported, restored
from tests.world import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(rich):
    """Ada, in the workspace that came in."""
    workspace = restored(rich / "export.zip")
    return Member(User.objects.get(name="Ada"), workspace)


def test_out_and_in_and_out_again_is_the_same_to_the_byte(rich, fresh):
    workspace = restored(rich / "export.zip")

    exported(workspace, fresh / "again.zip")

    assert (fresh / "again.zip").read_bytes() == (rich / "export.zip").read_bytes()


def test_a_folder_holds_the_same_as_an_archive(rich, fresh):
    workspace = restored(rich / "export")

    exported(workspace, fresh / "again")

    assert contents(fresh / "again") == contents(rich / "export")
    with zipfile.ZipFile(rich / "export.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == contents(
            rich / "export"
        )


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_log_is_whole_and_nobody_wrote_about_the_import(rich):
    workspace = restored(rich / "export.zip")

    assert list(faults(workspace.pk)) == []
    assert Change.objects.latest("seq").verb != "exchange.run.started"


def test_rows_can_be_rebuilt_from_the_log_that_came_in(ada):
    rebuilt = rows_as_of(ada.workspace.pk)["work.item"]

    stored = {item.pk: item.number for item in Item.objects.all()}
    assert {pk: row["number"] for pk, row in rebuilt.items()} == stored


def test_texts_come_back_as_they_were(ada):
    assert Comment.objects.filter(body=ODD).count() == 1


def test_what_was_erased_stays_erased(rich, ada):
    with (rich / "export" / "private.jsonl").open() as lines:
        assert PrivateValues.objects.count() == len(lines.readlines())


def test_people_know_each_other_again_and_nobody_has_a_password(ada):
    assert viewer_for(ada.user, ada.workspace).role == Role.OWNER
    assert Membership.objects.count() == 6
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert not any(user.is_instance_owner for user in User.objects.all())


def test_an_invitation_comes_along_and_its_link_does_not(ada):
    assert Invitation.objects.get().token_hash.startswith("spent-")


def test_a_later_import_of_the_same_board_finds_everything_here(ada):
    items = Item.objects.count()

    run = bring(ada.workspace, board(), by=ada.actor)

    assert Item.objects.count() == items
    assert sum(line["created"] for line in run.report["kinds"].values()) == 0


def test_what_lay_in_the_bin_can_still_come_back_with_its_file(ada):
    deletion = Change.objects.filter(verb="work.attachment.deleted").latest("seq")

    restore_deleted(deletion.seq, by=ada.actor)

    back = Attachment.objects.get(name__startswith="Zeichnung")
    assert file_of(back).read_bytes() == BINNED


def test_new_rows_get_higher_numbers_than_any_that_the_log_names(ada):
    deleted = Change.objects.filter(verb="work.attachment.deleted").latest("seq")
    item = Item.objects.first()

    made = attach_url(item, url="https://example.org", by=ada.actor)

    assert made.attachment > deleted.data["show"]["attachment"]


def test_readers_build_what_was_left_out(ada):
    assert not Cursor.objects.exists()

    readers.catch_up(ada.workspace.pk, names=("search",))

    assert readers.lag(ada.workspace.pk)["search"] == 0


def test_readers_who_tell_people_begin_at_the_end(rich, monkeypatch):
    monkeypatch.setitem(readers.registry, "mail", lambda _workspace_id, _changes: None)

    workspace = restored(rich / "export.zip")

    assert readers.lag(workspace.pk)["mail"] == 0
    assert readers.lag(workspace.pk)["search"] > 0


def test_an_attached_file_that_is_gone_keeps_nothing_else_here(ada, fresh, rich):
    file_of(Attachment.objects.exclude(path="").first()).unlink()

    told = exported(ada.workspace, fresh / "again")

    assert told.missing == 1
    assert told.header.files.count == len(list((rich / "export" / "files").rglob("*/*"))) - 1


def test_a_damaged_file_counts_as_gone(ada, fresh):
    file_of(Attachment.objects.exclude(path="").first()).write_bytes(b"damaged")

    told = exported(ada.workspace, fresh / "again")

    assert told.missing == 1
    restored_files = list((fresh / "again" / "files").rglob("*/*"))
    assert len(restored_files) == told.header.files.count
