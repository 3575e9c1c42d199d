"""A board that comes in again."""

import pytest

from rooftree.errors import Forbidden, RuleBroken
from rooftree.work.comments.models import Comment
from rooftree.work.items.actions import edit_item, move_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.items.removing import delete_item
from rooftree.work.spaces.actions import create_space, edit_status
from rooftree.work.spaces.models import Space, Status
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.exchange.boards import board, card
from tests.exchange.importing import actor, bring, codes, counts, rehearsed, row_counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme(world):
    bring(world.workspace, board())
    return world.workspace


def item(title):
    return Item.objects.select_related("status", "space").get(title__startswith=title)


def changed(which, /, **values):
    whole = board()
    card(whole, which).update(values)
    return whole


def totals(report):
    return (
        sum(line["created"] for line in report["kinds"].values()),
        sum(line["updated"] for line in report["kinds"].values()),
    )


def test_the_same_file_changes_nothing(acme):
    before, numbers = tables_now(acme.pk), row_counts()

    run = bring(acme, board())

    assert totals(run.report) == (0, 0)
    assert row_counts() == numbers
    assert tables_now(acme.pk) == before


def test_what_changed_at_the_source_changes_here(acme):
    whole = changed("Dig", name="Dig four raised beds", idList="65920080000000000000000d")
    whole["cards"][0]["idMembers"] = ["659200800000000000000014"]

    run = bring(acme, whole)

    beds = item("Dig")
    assert beds.title == "Dig four raised beds"
    assert beds.status.category == "done"
    assert [one.person.name for one in beds.assignments.all()] == ["Ada Brook"]
    assert run.report["kinds"]["items"]["updated"] == 1
    assert rebuilt(acme.pk) == tables_now(acme.pk)


def test_an_edit_here_stays_and_is_told(acme):
    edit_item(item("Dig"), title="Dig deeper", by=actor(acme))

    run = bring(acme, changed("Dig", name="Dig four beds", desc="By hand."))

    beds = item("Dig")
    assert (beds.title, beds.description) == ("Dig deeper", "By hand.")
    told = codes(run.report)["kept_edit"]
    assert (told["place"], told["sample"]) == (beds.key, "title")


def test_an_edit_here_is_told_when_nothing_changed_there(acme):
    edit_item(item("Dig"), title="Dig deeper", by=actor(acme))

    run = bring(acme, board())

    assert item("Dig").title == "Dig deeper"
    assert codes(run.report)["kept_edit"]["place"] == "ALL-1"
    assert totals(run.report) == (0, 0)


def test_a_move_and_people_of_ours_stay(world, acme):
    beds = item("Dig")
    move_item(beds, to=Status.objects.get(name="Ideas", space__prefix="ALL"), by=actor(acme))
    assign(beds, [world.ada.person], by=actor(acme))

    run = bring(acme, board())

    beds = item("Dig")
    assert beds.status.name == "Ideas"
    assert [one.person for one in beds.assignments.all()] == [world.ada.person]
    assert codes(run.report)["kept_edit"]["sample"] == "status"


def test_a_category_chosen_here_stays(acme):
    edit_status(Status.objects.get(name="Winter jobs"), category="discovery", by=actor(acme))

    bring(acme, board())

    assert Status.objects.get(name="Winter jobs").category == "discovery"


def test_a_category_chosen_at_the_first_import_stays_without_choosing_again(acme):
    whole = board(id="1" * 24)
    bring(acme, whole, categories={"65920080000000000000000e": "cancelled"})

    run = bring(acme, whole)

    assert totals(run.report) == (0, 0)
    spaces = Space.objects.filter(prefix="ALL2")
    assert Status.objects.get(space__in=spaces, name="Winter jobs").category == "cancelled"


def test_what_was_deleted_here_stays_deleted(acme):
    delete_item(item("Dig"), by=actor(acme))
    numbers = row_counts()

    run = bring(acme, board())

    assert row_counts() == numbers
    assert codes(run.report)["deleted_here"]["severity"] == "skipped"
    assert run.report["kinds"]["items"]["skipped"] == 1
    assert run.report["kinds"]["comments"]["created"] == 0


def test_what_is_gone_there_stays_here(acme):
    whole = board()
    whole["cards"] = [one for one in whole["cards"] if not one["name"].startswith("Mend")]

    run = bring(acme, whole)

    assert item("Mend").archived_at is None
    assert codes(run.report)["gone_at_source"]["kind"] in {"items", "comments"}


def test_what_is_new_there_comes_in_at_the_end(acme):
    whole = board()
    new = {**card(whole, "Mend"), "id": "6592008000000000000000ff", "idShort": 9}
    new |= {"shortLink": "Newcard9", "name": "Lay slabs", "pos": 1, "attachments": []}
    new |= {"customFieldItems": [], "idChecklists": []}
    whole["cards"].append(new)

    run = bring(acme, whole)

    slabs = item("Lay")
    assert slabs.key == "ALL-9"
    assert slabs.rank > item("Mend").rank
    assert counts(run.report)["items"][1] == 1


def test_a_new_comment_comes_to_its_item(acme):
    whole = board()
    comment = {**whole["actions"][0], "id": "6592008000000000000000fe"}
    whole["actions"].append({**comment, "data": {**comment["data"], "text": "And the rake."}})

    run = bring(acme, whole)

    assert Comment.objects.get(body="And the rake.").item == item("Dig")
    assert totals(run.report) == (1, 0)


def test_an_item_that_moved_to_another_space_gets_its_news_there(world, acme):
    create_space(prefix="OPS", name="Operations", by=actor(acme))
    rehome_item(item("Dig"), to=Space.objects.get(prefix="OPS"), by=actor(acme))

    run = bring(acme, changed("Dig", desc="By hand.", idList="65920080000000000000000d"))

    beds = item("Dig")
    assert (beds.space.prefix, beds.description) == ("OPS", "By hand.")
    assert "in_another_space" in codes(run.report)


def test_a_dry_run_foretells_a_second_import_too(acme):
    edit_item(item("Mend"), title="Mend it", by=actor(acme))
    delete_item(item("Gravel"), by=actor(acme))
    whole = changed("Dig", name="Dig four beds")

    foretold = rehearsed(acme, whole)

    run = bring(acme, whole)
    assert counts(foretold) == counts(run.report)
    assert foretold["remarks"] == run.report["remarks"]


def test_the_prefix_of_a_board_that_is_here_stays(acme):
    with pytest.raises(RuleBroken, match="ALL"):
        bring(acme, board(), prefix="NEW")


def test_only_admins_of_the_space_import_into_it_again(world, acme):
    with pytest.raises(Forbidden):
        bring(acme, board(), by=world.ben.actor)
