"""An item's page."""

from datetime import date

import pytest

from rooftree.product.goals.actions import add_goal
from rooftree.product.goals.models import Goal
from rooftree.product.serving.actions import serve
from rooftree.work.checklists.actions import add_checklist
from rooftree.work.checklists.entries import add_entry
from rooftree.work.checklists.models import Checklist
from rooftree.work.comments.actions import add_comment
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.items.actions import edit_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Alias, Item
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.labels.actions import add_label
from rooftree.work.labels.carried import carry_labels
from rooftree.work.links.actions import add_dependency, link_items
from rooftree.work.models import Kind, Label, Space
from rooftree.work.spaces.actions import create_space
from tests.asked import Asked

ITEM = "/w/acme/items/WEB-1"


def page(browser, member, address=ITEM):
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_item_shows_what_it_is_and_who_is_behind_it(world, browser):
    world.item(
        "Paint the door", description="**Red**, I say", owner=world.ada.person, priority=4,
        assignees=[world.ben.person], target=date(2030, 3, 1), estimate_likely=3 * 480 + 240,
    )  # fmt: skip

    text = page(browser, world.ben)

    for part in ("<h1", "Paint the door", "<strong>Red</strong>", "Ben", "Ada", "Urgent"):
        assert part in text
    assert "1 Mar 2030" in text
    assert "3 d 4 h" in text
    assert 'data-recent="WEB-1"' in text


def test_what_people_write_is_shown_and_never_obeyed(world, browser):
    evil = '<script>alert("x")</script>'
    item = world.item(evil, description=evil + "\n\n[x](javascript:alert(1))")
    add_comment(item, body=evil, by=world.ben.actor)
    add_label(world.space, name=evil, by=world.ada.actor)
    carry_labels(item, Label.objects.values_list("pk", flat=True), by=world.ada.actor)
    make_commitment(item, to_whom=evil, date=date(2030, 1, 1), by=world.ada.actor)

    text = page(browser, world.ben)

    assert "<script>alert" not in text
    assert 'href="javascript:' not in text
    assert text.count("&lt;script&gt;alert") >= 5


@pytest.mark.parametrize(
    ("name", "edits", "comments"),
    [("ada", True, True), ("ben", True, True), ("cora", False, True), ("cleo", False, False)],
)
def test_everybody_sees_only_what_they_can_do(world, browser, name, edits, comments):
    add_comment(world.item(), body="Hello", by=world.ben.actor)

    text = page(browser, getattr(world, name))

    assert ("/deletion" in text and "/text" in text and "status-menu" in text) is edits
    assert ('name="comment"' in text) is comments


def test_a_private_item_is_not_found_by_others(world, browser):
    world.item(is_private=True)

    assert browser(world.ben).get(ITEM).status_code == 404
    assert browser(world.ada).get(ITEM).status_code == 200


def test_an_old_key_leads_to_the_present_one(world, browser):
    create_space(prefix="OPS", name="Operations", by=world.ada.actor)
    item = world.item()
    rehome_item(item, to=Space.objects.get(prefix="OPS"), by=world.ada.actor)
    Alias.objects.create(workspace=world.workspace, name="trello:Ab3dE9xY", item=item)

    ben = browser(world.ben)

    for old in ("WEB-1", "ops-1", "Ab3dE9xY"):
        assert ben.get(f"/w/acme/items/{old}?show=history").headers["Location"] == (
            "/w/acme/items/OPS-1?show=history"
        )


def test_an_old_key_of_a_hidden_item_leads_nowhere(world, browser):
    create_space(prefix="OPS", name="Operations", by=world.ada.actor)
    item = world.item(is_private=True)
    rehome_item(item, to=Space.objects.get(prefix="OPS"), by=world.ada.actor)

    assert browser(world.ben).get(ITEM).status_code == 404


def test_an_item_shows_what_it_is_part_of_and_which_goals_it_serves_through_that(world, browser):
    feature = Kind.objects.get(workspace=world.workspace, slug="feature")
    above = world.item("The feature", kind=feature)
    world.item("The task", parent=above)
    add_goal(
        objective="Sell more", period_start=date(2030, 1, 1), period_finish=date(2030, 6, 30),
        by=world.ada.actor,
    )  # fmt: skip
    serve(above, Goal.objects.get(), by=world.ada.actor)

    text = page(browser, world.ben, "/w/acme/items/WEB-2")

    assert "The feature" in text
    assert "Sell more" in text
    assert "through WEB-1" in text


def test_a_hidden_parent_stays_hidden(world, browser):
    above = world.item("The secret", is_private=True)
    world.item("The task", parent=above)

    text = page(browser, world.ben, "/w/acme/items/WEB-2")

    assert "The secret" not in text
    assert "/items/WEB-1" not in text


def test_ties_to_hidden_items_stay_hidden(world, browser):
    item, secret = world.item("Seen"), world.item("The secret", is_private=True)
    add_dependency(secret, item, by=world.ada.actor)
    link_items(item, secret, kind="relates", by=world.ada.actor)

    assert "WEB-2" not in page(browser, world.ben)
    assert page(browser, world.ada).count("/items/WEB-2") >= 2


def test_the_history_is_the_log_in_words(world, browser):
    item = world.item()
    edit_item(item, priority=3, by=world.ben.actor)
    for number in range(40):
        edit_item(item, title=f"Title {number}", by=world.ben.actor)

    text = page(browser, world.cleo, f"{ITEM}?show=history")

    assert "edited this" in text
    assert "Title 39" in text
    assert "created WEB-1" not in text
    assert "created WEB-1" in page(browser, world.cleo, f"{ITEM}?show=history&all")


def test_an_empty_item_says_what_could_be_added(world, browser):
    world.item()

    text = page(browser, world.ben)

    assert "Add a description…" in text
    assert "/checklists" in text
    assert 'id="parts"' not in text


def fill(world, item, count):
    for number in range(count):
        world.item(f"Part {number}", parent=item)
        other = world.item(f"Other {number}")
        add_dependency(other, item, by=world.ada.actor)
        link_items(item, other, kind="relates", by=world.ada.actor)
        add_comment(item, body=f"Said @ben #WEB-1 {number}", by=world.ben.actor)
        add_label(world.space, name=f"label {number}", by=world.ada.actor)
        make_commitment(item, to_whom="Them", date=date(2030, 1, 1), by=world.ada.actor)
        add_checklist(item, title=f"List {number}", by=world.ben.actor)
        for checklist in Checklist.objects.filter(item=item):
            add_entry(checklist, text="Step", by=world.ben.actor)
    carry_labels(item, Label.objects.values_list("pk", flat=True), by=world.ada.actor)


@pytest.mark.parametrize("show", ["", "?show=history"])
@pytest.mark.parametrize("name", ["ada", "ben"])
def test_more_of_everything_costs_no_more_queries(world, browser, name, show):
    item = world.item()
    assign(item, [world.ben.person, world.ada.person], by=world.ada.actor)
    fill(world, item, 2)
    client = browser(getattr(world, name))
    client.get(ITEM + show)
    with Asked() as few:
        client.get(ITEM + show)
    fill(world, Item.objects.get(pk=item.pk), 4)

    with Asked() as many:
        client.get(ITEM + show)

    assert len(many) == len(few) <= 30


def test_an_item_on_which_nothing_hangs_asks_for_nothing(world, browser):
    world.item()
    ben = browser(world.ben)
    ben.get(ITEM)

    with Asked() as asked:
        ben.get(ITEM)

    assert len(asked) <= 14
