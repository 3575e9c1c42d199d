"""What every page gets on its way out."""

import re

from rooftree.web.stand_ins import FORM_TOKEN
from rooftree.work.spaces.actions import edit_space

ITEMS = "/w/acme/items"


def tokens(answer):
    return set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.content.decode()))


def test_all_forms_of_a_page_carry_one_token_and_each_answer_another(world, browser):
    world.item("One")
    ben = browser(world.ben)
    page = "/w/acme/items/WEB-1"
    first, second = tokens(ben.get(page)), tokens(ben.get(page))

    assert len(first) == len(second) == 1
    assert first != second


def test_no_page_shows_what_stood_in_for_its_token(world, browser):
    world.item("One")
    ben = browser(world.ben)

    for address in (ITEMS, "/w/acme/", "/w/acme/spaces/WEB/board", "/w/acme/nowhere"):
        assert FORM_TOKEN not in ben.get(address).content.decode()


def test_a_page_shows_at_once_what_another_has_changed(world, browser):
    ben = browser(world.ben)
    ben.get(ITEMS)
    edit_space(world.space, name="Somewhere else", by=world.ada.actor)

    assert b"Somewhere else" in ben.get(ITEMS).content


def test_a_page_is_not_made_of_what_another_may_see(world, browser):
    ada, ben = browser(world.ada), browser(world.ben)
    edit_space(world.space, is_open=False, by=world.ada.actor)

    assert b"/spaces/WEB/board" in ada.get(ITEMS).content
    assert b"/spaces/WEB/board" not in ben.get(ITEMS).content
