"""A crafted file changes nothing that its importer may not change."""

import pytest

from rooftree.people.persons.actions import link_person
from rooftree.people.persons.models import Person
from rooftree.work.items.actions import edit_item
from rooftree.work.items.models import Item
from rooftree.work.models import CheckItem, Comment
from rooftree.work.spaces.actions import edit_space, remove_status
from rooftree.work.spaces.models import Space, Status
from tests.changes.test_rebuild import tables_now
from tests.exchange.boards import board
from tests.exchange.importing import actor, bring, counts, rehearsed

pytestmark = pytest.mark.django_db

TOUCHED = ("work.item", "work.comment", "work.checklist", "work.checkitem", "work.attachment",
           "work.label", "work.status", "work.fieldvalue", "work.alias")  # fmt: skip


@pytest.fixture
def secret(world):
    """A board that only admins know of."""
    bring(world.workspace, board())
    space = Space.objects.get(prefix="ALL")
    edit_space(space, is_open=False, by=actor(world.workspace))
    return space


def crafted():
    """The same cards with everything on them, said to be of another board."""
    whole = board(id="f" * 24, name="Loot")
    for one in whole["cards"]:
        one["name"] = f"Mine: {one['name']}"
    for checklist in whole["checklists"]:
        checklist["name"] = "Mine"
        for entry in checklist["checkItems"]:
            entry["name"] = "Mine"
        new = {"id": "e" * 20 + checklist["id"][-4:], "name": "New", "state": "complete", "pos": 1}
        checklist["checkItems"].append(new)
    for action in whole["actions"]:
        if action["type"] == "commentCard":
            action["data"]["text"] = "Mine"
    return whole


def test_cards_of_a_hidden_board_are_neither_changed_nor_told_of(world, secret):
    before = tables_now(world.workspace.pk)

    run = bring(world.workspace, crafted(), by=world.ben.actor)

    after = tables_now(world.workspace.pk)
    for table in TOUCHED:
        kept = {pk: row for pk, row in after[table].items() if pk in before[table]}
        assert kept == before[table], table
    assert not CheckItem.objects.filter(text__in=["Mine", "New"]).exists()
    assert not Comment.objects.filter(body="Mine").exists()
    assert run.report["kinds"]["items"]["skipped"] == 6
    told = str(run.report["remarks"])
    assert "ALL-" not in told
    assert secret.members.filter(person=world.ben.person).count() == 0


def test_a_known_comment_under_another_card_is_left_alone(world, secret):
    whole = board(id="f" * 24, name="Loot")
    card = {**whole["cards"][0], "id": "a" * 24, "shortLink": "Loot0001", "attachments": []}
    whole |= {"cards": [card], "checklists": []}
    for action in whole["actions"]:
        action["data"]["card"] = {"id": "a" * 24}
        if action["type"] == "commentCard":
            action["data"]["text"] = "Mine"

    run = bring(world.workspace, whole, by=world.ben.actor)

    assert not Comment.objects.filter(body="Mine").exists()
    told = {(remark["code"], remark["kind"]) for remark in run.report["remarks"]}
    assert ("out_of_reach", "comments") in told


def test_an_admin_s_import_reaches_everything(world, secret):
    bring(world.workspace, crafted())

    assert Item.objects.filter(title__startswith="Mine: Dig", space=secret).exists()


def test_the_importer_s_own_board_is_within_reach(world):
    bring(world.workspace, board(), by=world.ben.actor)
    whole = board()
    whole["cards"][0]["name"] = "Dig four beds"
    whole["checklists"][0]["checkItems"][0]["name"] = "Sharp spade"

    run = bring(world.workspace, whole, by=world.ben.actor)

    assert Item.objects.filter(title="Dig four beds").exists()
    assert CheckItem.objects.filter(text="Sharp spade").exists()
    assert not any(line["created"] for line in run.report["kinds"].values())


def test_who_has_an_account_keeps_their_name(world):
    bring(world.workspace, board())
    ada = Person.objects.get(name="Ada Brook")
    link_person(ada, user=world.dan, by=actor(world.workspace))
    whole = board()
    whole["members"][0]["fullName"] = "Somebody else"

    bring(world.workspace, whole)

    ada.refresh_from_db()
    assert ada.name == "Ada Brook"


def test_a_list_that_was_removed_here_takes_nothing_along(world):
    workspace = world.workspace
    bring(workspace, board())
    winter = Status.objects.get(name="Winter jobs")
    hose = Item.objects.get(title__startswith="Buy")
    edit_item(hose, description="Green.", by=actor(workspace))
    Item.objects.filter(status=winter).update(status=Status.objects.get(name="Doing"))
    remove_status(winter, by=actor(workspace))
    whole = board()
    next(one for one in whole["cards"] if one["name"].startswith("Buy"))["name"] = "Buy two hoses"

    foretold = rehearsed(workspace, whole)
    run = bring(workspace, whole)

    hose.refresh_from_db()
    assert (hose.title, hose.status.name) == ("Buy two hoses", "Doing")
    assert counts(foretold) == counts(run.report)
