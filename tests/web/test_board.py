"""Boards."""

from decimal import Decimal

import pytest

from rooftree.project.sprints.actions import add_sprint
from rooftree.project.sprints.choosing import choose_sprint
from rooftree.web.pages import board
from rooftree.work.items.actions import edit_item, move_item
from rooftree.work.items.assigning import assign
from rooftree.work.labels.actions import add_label, set_labels
from rooftree.work.labels.models import Label
from tests.asked import Asked

BOARD = "/w/acme/spaces/WEB/board"


def test_a_board_shows_the_cards_in_their_columns(world, browser):
    item = world.item("Paint the <b>door</b>", assignees=[world.ben.person])
    move_item(item, to=world.status("In progress"), by=world.ben.actor)

    page = browser(world.ben).get(BOARD).content.decode()

    assert "Paint the &lt;b&gt;door&lt;/b&gt;" in page
    assert 'id="card-WEB-1"' in page
    assert "<b>door" not in page


@pytest.mark.parametrize("lanes", ["parent", "person"])
def test_a_board_has_lanes(world, browser, lanes):
    parent = world.item("The parent")
    world.item("A child", parent=parent, assignees=[world.ben.person])

    page = browser(world.cleo).get(f"{BOARD}?lanes={lanes}").content.decode()

    assert page.count('class="lane"') == 2
    assert ("The parent" if lanes == "parent" else "Ben") in page


def test_a_label_that_was_made_meanwhile_waits_for_the_next_look(world, browser, monkeypatch):
    add_label(world.space, name="New", colour="red", by=world.ada.actor)
    set_labels(world.item("Door"), Label.objects.all(), by=world.ben.actor)
    monkeypatch.setattr(board, "label_names", lambda _space: {})

    answer = browser(world.ben).get(BOARD)

    assert answer.status_code == 200
    assert "Door" in answer.content.decode()


def test_a_space_that_no_database_can_look_for_is_not_there(world, browser):
    assert browser(world.ben).get("/w/acme/spaces/W%00/board").status_code == 404


def test_an_empty_board_says_what_to_do(world, browser):
    assert "Nothing on this board yet" in browser(world.ben).get(BOARD).content.decode()


def test_more_cards_cost_no_more_queries(world, browser):
    ben = browser(world.ben)
    for number in range(5):
        world.item(f"Item {number}", assignees=[world.ben.person])
    ben.get(BOARD)
    with Asked() as few:
        ben.get(BOARD)
    for number in range(30):
        world.item(f"More {number}", assignees=[world.ada.person])

    with Asked() as many:
        ben.get(BOARD)

    assert len(many) == len(few) <= 24


def test_an_unchanged_board_is_not_sent_again(world, browser):
    world.item()
    ben = browser(world.ben)
    first = ben.get(BOARD)

    again = ben.get(BOARD, headers={"If-None-Match": first["ETag"]})
    world.item("News")
    changed = ben.get(BOARD, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, changed.status_code) == (304, 200)


def test_a_card_is_moved_beside_another(world, browser):
    one, two = world.item("one"), world.item("two")
    for item in (one, two):
        move_item(item, to=world.status("In progress"), by=world.ben.actor)
    three = world.item("three")

    answer = browser(world.ben).post(
        f"/w/acme/items/{three.key}/place",
        {"status": world.status("In progress").pk, "after": one.key},
    )

    assert answer.status_code == 303
    titles = world.status("In progress").items.order_by("rank").values_list("title", flat=True)
    assert list(titles) == ["one", "three", "two"]


def test_those_who_only_watch_move_nothing(world, browser):
    item = world.item()
    to = {"status": world.status("Done").pk}

    assert browser(world.cleo).post(f"/w/acme/items/{item.key}/place", to).status_code == 403
    assert browser(world.dan).post(f"/w/acme/items/{item.key}/place", to).status_code == 404


def test_a_status_of_nowhere_is_refused_in_the_form(world, browser):
    item = world.item()

    answer = browser(world.ben).post(f"/w/acme/items/{item.key}/place", {"status": "999999"})

    assert answer.status_code == 422
    assert "Choose one of the statuses" in answer.content.decode()


def test_a_private_card_is_not_on_the_board_of_others(world, browser):
    secret = world.item("Secret plan", is_private=True)
    assign(secret, [world.cora.person], by=world.ada.actor)

    assert "Secret plan" not in browser(world.ben).get(BOARD).content.decode()
    assert "Secret plan" in browser(world.cora).get(BOARD).content.decode()


def test_the_list_narrows_and_sorts(world, browser):
    world.item("Alpha", priority=4)
    world.item("Beta", assignees=[world.ben.person])
    ben = browser(world.ben)

    def titles(query):
        page = ben.get(f"/w/acme/items{query}").content.decode()
        return [title for title in ("Alpha", "Beta") if f">{title}</a>" in page]

    assert titles("") == ["Alpha", "Beta"]
    assert titles("?assignee=me") == ["Beta"]
    assert titles("?q=alp") == ["Alpha"]
    assert titles("?priority=4&sort=target&down=1") == ["Alpha"]
    assert titles("?state=done") == []
    assert ben.get("/w/acme/items?state=nonsense").status_code == 422


def test_many_items_change_at_once_or_not_at_all(world, browser):
    items = [world.item(title) for title in ("one", "two")]
    ben = browser(world.ben)
    chosen = [item.key for item in items]

    ben.post("/w/acme/items/changes", {"item": chosen, "status": world.status("Done").pk})
    assert world.status("Done").items.count() == 2

    refused = ben.post("/w/acme/items/changes", {"item": chosen, "priority": "9"})
    assert refused.status_code == 422
    edit_item(items[0], priority=1, by=world.ada.actor)


def test_an_item_is_created_from_a_title(world, browser):
    ben = browser(world.ben)

    answer = ben.post("/w/acme/items/new", {"space": "WEB", "title": "New thing", "kind": "bug"})
    assert (answer.status_code, answer["Location"]) == (303, "/w/acme/items/WEB-1")

    refused = ben.post("/w/acme/items/new", {"space": "WEB", "title": "  ", "description": "kept"})
    assert refused.status_code == 422
    assert "needs a title" in refused.content.decode()
    assert "kept" in refused.content.decode()


def test_those_who_only_watch_get_no_form(world, browser):
    assert browser(world.cleo).get("/w/acme/items/new").status_code == 403


def test_a_list_keeps_to_the_sprint_that_its_address_names(world, browser):
    inside, sprint = world.item("Inside", points=Decimal(3)), _sprint(world)
    choose_sprint(inside, sprint, by=world.ada.actor)
    world.item("Outside")
    page = browser(world.ben).get(f"/w/acme/items?sprint={sprint.pk}").content.decode()

    assert ">Inside</a>" in page
    assert ">Outside</a>" not in page
    assert f'name="sprint" value="{sprint.pk}"' in page
    assert "Sprint 7" in page
    assert "sort=points" in page


def test_a_sprint_out_of_sight_has_no_name_in_a_list(world, browser):
    page = browser(world.ben).get("/w/acme/items?sprint=4711").content.decode()

    assert "something you cannot see" in page


def _sprint(world):
    return add_sprint(name="Sprint 7", by=world.ada.actor).subject
