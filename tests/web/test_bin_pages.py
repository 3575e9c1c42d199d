"""The bin's page."""

import pytest

from rooftree.work.comments.actions import add_comment, delete_comment
from rooftree.work.comments.models import Comment
from rooftree.work.items.models import Item
from rooftree.work.items.removing import delete_item

BIN = "/w/acme/bin"


@pytest.fixture
def ben(world, browser):
    return browser(world.ben)


def restoration(text):
    return BIN + text.split(f'action="{BIN}')[1].split('"')[0]


def test_an_empty_bin_says_so(ben):
    assert "The bin is empty" in ben.get(BIN).content.decode()


def test_what_was_deleted_is_named_and_comes_back(world, ben):
    delete_item(world.item("The <b>door</b>"), by=world.ada.actor)
    text = ben.get(BIN).content.decode()
    assert "The &lt;b&gt;door&lt;/b&gt;" in text
    assert "Ada" in text

    answer = ben.post(restoration(text))

    assert answer.headers["Location"] == "/w/acme/items/WEB-1"
    assert Item.objects.exists()
    assert "The bin is empty" in ben.get(BIN).content.decode()


def test_a_comment_in_the_bin_leads_to_its_item(world, ben):
    add_comment(world.item(), body="Well said", by=world.ben.actor)
    delete_comment(Comment.objects.get(), by=world.ben.actor)

    text = ben.get(BIN).content.decode()

    assert "Well said" in text
    assert 'href="/w/acme/items/WEB-1"' in text


def test_those_who_could_not_delete_a_thing_do_not_meet_it(world, ben, browser):
    delete_item(world.item("The secret", is_private=True), by=world.ada.actor)
    address = restoration(browser(world.ada).get(BIN).content.decode())

    for member in (world.ben, world.cora, world.cleo):
        assert "The secret" not in browser(member).get(BIN).content.decode()
        assert browser(member).post(address).status_code == 404


def test_what_is_back_is_not_brought_back_twice(world, ben):
    delete_item(world.item(), by=world.ben.actor)
    address = restoration(ben.get(BIN).content.decode())
    ben.post(address)

    assert ben.post(address).status_code == 422
