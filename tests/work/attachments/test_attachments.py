"""Files and addresses attached to items."""

import hashlib
import io
import os
import time
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.lib import clock
from rooftree.work.attachments import purging
from rooftree.work.attachments.actions import attach_file, attach_url, file_name, remove_attachment
from rooftree.work.attachments.files import files_folder, mark_of, media_type, store
from rooftree.work.attachments.models import Attachment
from rooftree.work.attachments.purging import purge_files
from rooftree.work.attachments.queries import (
    attachment_by_id,
    file_of,
    is_shown_image,
)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def attached(world, content=b"hello", name="note.txt", **more):
    attach_file(world.item(**more), name=name, content=io.BytesIO(content), by=world.ada.actor)
    return Attachment.objects.latest("pk")


def files():
    return [file for file in files_folder().rglob("*") if file.is_file()]


def turn_older(file, days):
    then = time.time() - days * 86_400
    os.utime(file, (then, then))


def test_a_file_is_kept_under_the_hash_of_its_content(world):
    attachment = attached(world, b"hello")

    digest = hashlib.sha256(b"hello").hexdigest()
    assert (attachment.sha256, attachment.size) == (digest, 5)
    assert file_of(attachment).read_bytes() == b"hello"
    assert files() == [files_folder() / digest[:2] / digest]


def test_equal_files_are_kept_once(world):
    attached(world)
    attached(world)

    assert len(files()) == 1


def test_the_type_is_what_the_content_says(world):
    upload = SimpleUploadedFile("cat.html", PNG, content_type="text/html")
    attach_file(world.item(), name="cat.html", content=upload, by=world.ben.actor)

    attachment = Attachment.objects.get()
    assert attachment.media_type == "image/png"
    assert is_shown_image(attachment)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<html><script>alert(1)</script>", "text/plain"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', "text/plain"),
        (b"%PDF-1.7 ...", "application/pdf"),
        ("Grüße".encode(), "text/plain"),
        ("Grüße".encode()[:3], "text/plain"),
        (b"\xff\xfe\x00bad", "application/octet-stream"),
        (b"a\0b", "application/octet-stream"),
    ],
)
def test_what_a_browser_would_run_is_plain_text(head, expected):
    assert media_type(head) == expected


def test_a_file_over_the_limit_leaves_nothing_behind(world, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024

    with pytest.raises(RuleBroken, match="at most 1 MB") as refusal:
        attached(world, b"x" * (1024 * 1024 + 1))

    assert refusal.value.field == "file"
    assert files() == []
    assert not Attachment.objects.exists()
    assert attached(world, b"x" * 1024 * 1024).size == 1024 * 1024


def test_an_empty_file_is_refused(world):
    with pytest.raises(RuleBroken, match="empty"):
        attached(world, b"")

    assert files() == []


def test_a_broken_upload_leaves_nothing_behind(world):
    class Broken:
        def read(self, size):
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        attach_file(world.item(), name="x", content=Broken(), by=world.ada.actor)

    assert files() == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\plan.pdf", "plan.pdf"),
        ("bad\r\nname\x00.txt", "badname.txt"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("Größe 🎈.txt", "Größe 🎈.txt"),
        ("", "file"),
        ("..", "file"),
        ("/", "file"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
    ],
)
def test_a_name_neither_climbs_nor_deceives(given, kept):
    assert file_name(given) == kept


def test_only_who_may_edit_the_item_attaches_and_nothing_is_stored_before(world):
    item = world.item()

    for deed in (
        lambda: attach_file(item, name="x", content=io.BytesIO(b"x"), by=world.cora.actor),
        lambda: attach_url(item, url="https://example.org", by=world.cora.actor),
        lambda: remove_attachment(attached(world), by=world.cleo.actor),
    ):
        with pytest.raises(Forbidden):
            deed()
    assert len(files()) == 1


def test_an_attachment_is_seen_by_those_who_see_its_item(world):
    secret = attached(world, is_private=True)

    assert attachment_by_id(world.ada.viewer, secret.pk) == secret
    with pytest.raises(NotFound):
        attachment_by_id(world.ben.viewer, secret.pk)


@pytest.mark.parametrize("url", ["https://example.org/a?b=ü#c", "http://localhost:8000/x"])
def test_an_address_of_the_web_is_attached(world, url):
    attach_url(world.item(), url=f" {url} ", by=world.ben.actor)

    attachment = Attachment.objects.get()
    assert (attachment.url, attachment.name, attachment.path) == (url, url, "")
    assert not is_shown_image(attachment)
    with pytest.raises(NotFound):
        file_of(attachment)


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://",
     "//example.org", "http://[broken", "https://a b", "https://a\nb", "https://x/" + "a" * 2000,
     "ftp://example.org"],
)  # fmt: skip
def test_anything_else_is_no_address(world, url):
    with pytest.raises(RuleBroken) as refusal:
        attach_url(world.item(), url=url, by=world.ben.actor)

    assert refusal.value.field == "url"


def test_a_removed_attachment_leaves_its_file_for_thirty_days(world):
    attachment = attached(world)
    file = file_of(attachment)
    remove_attachment(attachment, by=world.ben.actor)
    turn_older(file, 400)

    assert purge_files() == 0
    assert file.exists()
    turn_older(mark_of(file), 29)
    assert purge_files() == 0
    turn_older(mark_of(file), 31)
    assert purge_files() == 1
    assert files() == []


def test_a_file_in_use_is_never_purged(world):
    attachment = attached(world)
    mark_of(file_of(attachment)).touch()
    turn_older(mark_of(file_of(attachment)), 99)

    assert purge_files() == 0

    assert files() == [file_of(attachment)]


def test_attaching_the_same_content_again_saves_the_file(world):
    stored = store(io.BytesIO(b"hello"))
    file = files_folder() / stored.path
    purge_files()
    turn_older(mark_of(file), 99)

    attached(world, b"hello")

    assert purge_files() == 0
    assert file.read_bytes() == b"hello"


def test_a_file_attached_while_it_is_being_purged_stays(world, monkeypatch):
    file = files_folder() / store(io.BytesIO(b"hello")).path

    assert not purging._is_gone(file)

    assert file.read_bytes() == b"hello"


def test_what_an_ended_run_left_behind_is_tidied(world):
    file = files_folder() / store(io.BytesIO(b"hello")).path
    file.replace(file.with_name(f"{file.name}.leaving"))
    part = files_folder() / "abc.part"
    part.touch()
    fresh = files_folder() / "def.part"
    fresh.touch()
    turn_older(part, 31)

    purge_files()

    assert file.exists()
    assert not part.exists()
    assert fresh.exists()


def test_thirty_days_are_thirty_days():
    assert timedelta(days=30) == purging.KEPT
    assert clock.now().tzinfo is not None
