"""Finding things: the page, the palette, and what a text suggests."""

import pytest

from rooftree.accounts.models import Workspace
from rooftree.changes import readers
from rooftree.work.comments.actions import add_comment


@pytest.fixture
def ben(world, browser):
    return browser(world.ben)


def found(client, address):
    readers.catch_up(Workspace.objects.get(key="acme").pk, names=("search",))
    answer = client.get(f"/w/acme/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_key_comes_first(world, ben):
    world.item("Paint the door")
    world.item("See WEB-1 for the door")

    text = found(ben, "search?q=web-1")

    assert text.index('id="result-WEB-1"') < text.index('id="result-WEB-2"')


def test_what_may_not_be_seen_is_not_found(world, ben):
    world.item("The secret door", is_private=True)

    for address in ("search?q=secret", "palette?q=secret", "mentions?kind=%23&q=secret"):
        assert "WEB-1" not in found(ben, address).replace("WEB-12", "")
    assert "WEB-1" not in found(ben, "palette?recent=WEB-1")


def test_a_passage_is_shown_and_never_obeyed(world, ben):
    add_comment(world.item("Door"), body="<script>alert(1)</script> varnish", by=world.ben.actor)

    text = found(ben, "search?q=varnish")

    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_no_words_find_nothing_and_say_what_to_do(world, ben):
    world.item("Door")

    assert "What are you looking for?" in found(ben, "search")
    assert "Nothing found" in found(ben, "search?q=window")


def test_the_palette_gives_recent_items_in_their_order(world, ben):
    for title in ("one", "two", "three"):
        world.item(title)

    text = found(ben, "palette?q=&recent=WEB-3,WEB-1,NOPE-1,WEB-3")

    assert text.index("palette-WEB-3") < text.index("palette-WEB-1")
    assert "WEB-2" not in text
    assert "<html" not in text
    assert "palette-WEB-2" in found(ben, "palette?q=two&recent=WEB-3")


def test_a_text_suggests_people_and_items(world, ben):
    world.item("Paint the door")

    assert 'data-value="@ada"' in found(ben, "mentions?kind=@&q=ad")
    assert "@ada" not in found(ben, "mentions?kind=@&q=be")
    assert 'data-value="#WEB-1"' in found(ben, "mentions?kind=%23&q=door")
    assert 'data-value="#WEB-1"' in found(ben, "mentions?kind=%23&q=")
    assert 'data-value="WEB-1"' in found(ben, "mentions?kind=key&q=web-1")


@pytest.mark.parametrize("words", ["%00", "%22", "(", "a%20OR%20b%20*", "x" * 2000])
def test_strange_words_are_harmless(world, ben, words):
    for address in ("search?q=", "palette?q=", "mentions?kind=@&q=", "mentions?kind=key&q="):
        assert ben.get(f"/w/acme/{address}{words}").status_code == 200
