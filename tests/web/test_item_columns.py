"""Editing an item's columns, choosing among many, and deeds of one press."""

from datetime import UTC, date, datetime

import pytest

from rooftree.product.goals.actions import add_goal
from rooftree.product.goals.models import Goal
from rooftree.web.forms.marks import mark_of
from rooftree.work.fields.actions import add_field
from rooftree.work.fields.models import Field, FieldValue
from rooftree.work.items.actions import edit_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.models import ItemLabel, Space
from rooftree.work.spaces.actions import create_space

ITEM = "/w/acme/items/WEB-1"


@pytest.fixture
def ben(world, browser):
    return browser(world.ben)


def now() -> Item:
    return Item.objects.get(key="WEB-1")


def was(**shown):
    return {f"was_{name}": mark_of(value) for name, value in shown.items()}


def test_title_and_description_are_edited(world, ben):
    item = world.item("Old", description="text")
    form = ben.get(f"{ITEM}/text").content.decode()
    assert '<turbo-frame id="item-text"' in form
    assert "data-draft" in form

    answer = ben.post(
        f"{ITEM}/text", {"title": "New", "description": "a\r\nb", "version": item.version}
    )

    assert (answer.status_code, answer.headers["Location"]) == (303, ITEM)
    assert (now().title, now().description) == ("New", "a\nb")


def test_a_refused_form_keeps_what_was_typed(world, ben):
    world.item("Old")

    answer = ben.post(f"{ITEM}/text", {"title": " ", "description": "Long work"})

    assert answer.status_code == 422
    assert "An item needs a title." in answer.content.decode()
    assert "Long work" in answer.content.decode()


def test_edits_of_different_fields_merge(world, ben):
    item = world.item("Old", description="text")
    edit_item(item, description="by Ada", by=world.ada.actor)

    answer = ben.post(
        f"{ITEM}/text",
        {"title": "By Ben", "description": "text", "version": 1, **was(title="Old", description="text")},
    )  # fmt: skip

    assert answer.status_code == 303
    assert (now().title, now().description) == ("By Ben", "by Ada")


def test_edits_of_one_field_show_both_and_lose_neither(world, ben):
    item = world.item("Old", description="text")
    edit_item(item, title="By Ada", by=world.ada.actor)
    sent = {"title": "By Ben", "description": "text", **was(title="Old", description="text")}

    answer = ben.post(f"{ITEM}/text", {**sent, "version": 1})
    text = answer.content.decode()

    assert answer.status_code == 409
    assert "By Ada" in text
    assert 'value="By Ben"' in text
    assert now().title == "By Ada"

    again = {"title": "By Ben", "description": "text", "version": now().version}
    assert ben.post(f"{ITEM}/text", {**again, **was(title="By Ada")}).status_code == 303
    assert now().title == "By Ben"


def test_dates_are_days_and_forget_the_instant_of_another_tool(world, ben):
    item = world.item()
    edit_item(item, target_at=datetime(2030, 1, 1, 12, tzinfo=UTC), by=world.ada.actor)

    ben.post(f"{ITEM}/dates", {"start": "2030-02-01", "target": "2030-02-03"})

    assert (now().start, now().target, now().target_at) == (
        date(2030, 2, 1),
        date(2030, 2, 3),
        None,
    )
    assert ben.post(f"{ITEM}/dates", {"start": "2030-02-09"}).status_code == 422
    assert ben.post(f"{ITEM}/dates", {"target": "tomorrow"}).status_code == 422


def test_an_estimate_has_one_or_three_points(world, ben):
    world.item()

    ben.post(
        f"{ITEM}/estimate", {"estimate_likely": "3d", "estimate_low": "1d", "estimate_high": "40h"}
    )
    assert (now().estimate_low, now().estimate_likely, now().estimate_high) == (480, 1440, 2400)

    refused = ben.post(f"{ITEM}/estimate", {"estimate_likely": "about a week"})
    assert refused.status_code == 422
    assert "3d 4h" in refused.content.decode()
    assert 'value="about a week"' in refused.content.decode()


def test_only_what_is_sent_is_changed(world, ben):
    world.item(estimate_likely=480, remaining=60)

    ben.post(f"{ITEM}/estimate", {"estimate_likely": "2d"})

    assert (now().estimate_likely, now().remaining) == (960, 60)


def test_owner_reporter_kind_and_parent_are_edited(world, ben):
    world.item()
    world.item("Above")

    ben.post(f"{ITEM}/roles", {"owner": world.ada.person.pk, "reporter": ""})
    ben.post(f"{ITEM}/kind", {"kind": "bug", "parent": "web-2"})

    assert (now().owner, now().reporter) == (world.ada.person, None)
    assert (now().kind.slug, now().parent.key) == ("bug", "WEB-2")


def test_an_unknown_parent_is_refused_at_its_field(world, ben):
    world.item()
    world.item("Secret", is_private=True)

    for key in ("WEB-9", "WEB-2"):
        answer = ben.post(f"{ITEM}/kind", {"kind": "task", "parent": key})
        assert answer.status_code == 422
        assert f"There is no item {key} here." in answer.content.decode()


def test_status_and_priority_are_one_press(world, ben):
    world.item()

    ben.post(f"{ITEM}/status", {"status": world.status("Done").pk})
    ben.post(f"{ITEM}/priority", {"priority": "4"})

    assert (now().status.name, now().priority) == ("Done", 4)
    assert ben.post(f"{ITEM}/status", {"status": "999999"}).status_code == 422
    assert ben.post(f"{ITEM}/priority", {"priority": "9"}).status_code == 422


def test_an_item_is_made_private_archived_and_moved(world, ben):
    item = world.item(assignees=[world.ben.person])
    create_space(prefix="OPS", name="Operations", by=world.ada.actor)

    ben.post(f"{ITEM}/privacy", {"is_private": "on"})
    ben.post(f"{ITEM}/closure", {"archived": "on"})
    assert (now().is_private, now().archived_at is not None) == (True, True)
    ben.post(f"{ITEM}/closure", {})
    answer = ben.post(f"{ITEM}/space", {"space": "OPS"})

    assert answer.headers["Location"] == "/w/acme/items/OPS-1"
    assert Item.objects.get(pk=item.pk).space == Space.objects.get(prefix="OPS")
    assert ben.post(f"{ITEM}/space", {"space": "NOPE"}).status_code == 422


def test_a_deleted_item_comes_back_by_its_message(world, ben):
    world.item("Precious")

    answer = ben.post(f"{ITEM}/deletion", follow=True)
    assert not Item.objects.exists()
    text = answer.content.decode()
    undo = text.split('<form method="post" action="/w/acme/bin/')[1].split('"')[0]

    restored = ben.post(f"/w/acme/bin/{undo}")

    assert restored.headers["Location"] == ITEM
    assert now().title == "Precious"


def test_two_people_who_assign_others_do_not_undo_each_other(world, ben):
    item = world.item(assignees=[world.cleo.person])
    shown = str(world.cleo.person.pk)
    assign(item, [world.cleo.person, world.ada.person], by=world.ada.actor)

    ben.post(f"{ITEM}/assignees", {"was": shown, "person": [world.ben.person.pk]})

    assert {one.person for one in item.assignments.all()} == {world.ada.person, world.ben.person}


def test_one_press_takes_an_item_and_leaves_it(world, ben):
    item = world.item()

    ben.post(f"{ITEM}/assignees", {"me": "on"})
    assert [one.person for one in item.assignments.all()] == [world.ben.person]
    ben.post(f"{ITEM}/assignees", {"me": "on"})
    assert not item.assignments.exists()


def test_labels_are_chosen_and_made(world, ben):
    world.item()

    ben.post(f"{ITEM}/labels", {"was": "", "name": "door", "colour": "red"})
    assert ItemLabel.objects.get().label.name == "door"
    ben.post(f"{ITEM}/labels", {"was": str(ItemLabel.objects.get().label_id)})
    assert not ItemLabel.objects.exists()
    assert ben.post(f"{ITEM}/labels", {"name": "x", "colour": "beige"}).status_code == 422


def test_goals_are_chosen(world, ben):
    item = world.item()
    add_goal(
        objective="Sell more", period_start=date(2030, 1, 1), period_finish=date(2030, 6, 30),
        by=world.ada.actor,
    )  # fmt: skip
    goal = Goal.objects.get()
    assert "Sell more" in ben.get(f"{ITEM}/goals").content.decode()

    ben.post(f"{ITEM}/goals", {"was": "", "goal": goal.pk})
    assert item.serves.get().goal == goal
    ben.post(f"{ITEM}/goals", {"was": goal.pk})
    assert not item.serves.exists()


def test_fields_are_filled_all_or_none(world, ben):
    world.item()
    add_field(world.space, name="Cost", type="number", by=world.ada.actor)
    add_field(world.space, name="Risk", type="choice", options=["low", "high"], by=world.ada.actor)
    cost, risk = (f"field_{pk}" for pk in Field.objects.order_by("pk").values_list("pk", flat=True))

    assert ben.post(f"{ITEM}/fields", {cost: "12", risk: "mad"}).status_code == 422
    assert not FieldValue.objects.exists()
    ben.post(f"{ITEM}/fields", {cost: "12", risk: "low"})
    assert set(FieldValue.objects.values_list("value", flat=True)) == {"12", "low"}

    stale = ben.post(f"{ITEM}/fields", {cost: "13", risk: "low", **was(**{cost: "", risk: "low"})})
    assert stale.status_code == 409


def test_who_may_not_edit_is_refused(world, browser):
    world.item()

    for member in (world.cora, world.cleo):
        client = browser(member)
        assert client.post(f"{ITEM}/text", {"title": "No"}).status_code == 403
        assert client.get(f"{ITEM}/dates").status_code == 403
        assert client.post(f"{ITEM}/deletion").status_code == 403
