"""Files on an item: who gets them, and how they are sent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rooftree.work.attachments.models import Attachment

ITEM = "/w/acme/items/WEB-1"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002"
    "000001e221bc330000000049454e44ae426082"
)
PAGE = b"<html><script>alert(1)</script></html>"


@pytest.fixture
def ben(world, browser):
    world.item(is_private=True, assignees=[world.ben.person])
    return browser(world.ben)


def attach(client, name, content):
    return client.post(f"{ITEM}/attachments", {"file": SimpleUploadedFile(name, content)})


def read(answer):
    return b"".join(answer.streaming_content)


def test_a_file_is_sent_as_a_download_and_nothing_else(ben):
    attach(ben, 'page "<b>".html', PAGE)

    answer = ben.get(f"{ITEM}/attachments/{Attachment.objects.get().pk}")

    assert read(answer) == PAGE
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_only_pictures_are_shown(ben):
    attach(ben, "really.png", PAGE)
    attach(ben, "dot.html", PNG)
    fake, dot = Attachment.objects.order_by("pk")

    assert ben.get(f"{ITEM}/attachments/{fake.pk}/image").status_code == 404
    answer = ben.get(f"{ITEM}/attachments/{dot.pk}/image")
    assert read(answer) == PNG
    assert answer.headers["Content-Type"] == "image/png"
    text = ben.get(ITEM).content.decode()
    assert f"attachments/{dot.pk}/image" in text
    assert f"attachments/{fake.pk}/image" not in text


def test_a_file_is_for_those_who_see_its_item(world, ben, browser):
    attach(ben, "dot.png", PNG)
    address = f"{ITEM}/attachments/{Attachment.objects.get().pk}"

    for member in (world.cleo, world.cora, world.dan):
        assert browser(member).get(address).status_code == 404
        assert browser(member).get(f"{address}/image").status_code == 404
        assert browser(member).post(f"{address}/deletion").status_code == 404


def test_a_name_is_shown_and_never_obeyed(ben):
    attach(ben, '<img src=x onerror="alert(1)">.txt', b"text")

    assert "<img src=x" not in ben.get(ITEM).content.decode()


def test_what_is_dropped_into_a_text_answers_with_its_words(ben):
    answer = ben.post(f"{ITEM}/uploads", {"file": SimpleUploadedFile("a[1].png", PNG)})

    pk = Attachment.objects.get().pk
    assert answer.json() == {"markdown": f"![a\\[1\\].png]({ITEM}/attachments/{pk}/image)"}
    assert ben.post(f"{ITEM}/uploads").status_code == 422
    refused = ben.post(f"{ITEM}/uploads", {"file": SimpleUploadedFile("none.txt", b"")})
    assert refused.status_code == 422


def test_an_address_is_attached_when_it_is_one(ben):
    ben.post(f"{ITEM}/attachments", {"url": "https://example.org/x", "name": "Plan"})
    assert "https://example.org/x" in ben.get(ITEM).content.decode()

    assert ben.post(f"{ITEM}/attachments", {"url": "javascript:alert(1)"}).status_code == 422
    assert ben.post(f"{ITEM}/attachments", {}).status_code == 422


def test_a_deleted_attachment_comes_back(ben):
    attach(ben, "dot.png", PNG)
    pk = Attachment.objects.get().pk

    answer = ben.post(f"{ITEM}/attachments/{pk}/deletion", follow=True)
    assert not Attachment.objects.exists()
    undo = answer.content.decode().split('action="/w/acme/bin/')[1].split('"')[0]
    ben.post(f"/w/acme/bin/{undo}")

    assert read(ben.get(f"{ITEM}/attachments/{pk}")) == PNG
