"""An import that is taken back."""

import pytest
from django.db.models import Count

from rooftree.accounts.roles import Role
from rooftree.changes.models import Change
from rooftree.changes.verify import faults
from rooftree.errors import Forbidden, RuleBroken
from rooftree.exchange.reverting.reverting import revert_run, would_keep
from rooftree.people.members.actions import join_workspace
from rooftree.people.persons.actions import link_person
from rooftree.people.persons.models import Person
from rooftree.work.items.actions import create_item, edit_item
from rooftree.work.items.columns import Column
from rooftree.work.items.models import Alias, Item
from rooftree.work.items.spreading import make_room
from rooftree.work.links.actions import add_dependency
from rooftree.work.models import Checklist, Comment
from rooftree.work.spaces.actions import create_space, edit_space
from rooftree.work.spaces.models import Space, Status
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.exchange.boards import board
from tests.exchange.importing import actor, bring, row_counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme(world):
    world.item("Ours")
    return world.workspace


def item(title):
    return Item.objects.get(title__startswith=title)


def changed(**values):
    whole = board()
    whole["cards"][0].update(values)
    return whole


def take_back(run, **how):
    return revert_run(run, by=actor(run.workspace), **how)


def names(kept):
    return {(one["kind"], one["name"], one["reason"]) for one in kept}


def test_every_row_goes_and_the_log_and_the_run_stay(acme):
    before, numbers, entries = tables_now(acme.pk), row_counts(), Change.objects.count()
    run = bring(acme, board())

    outcome = take_back(run)

    assert outcome["kept"] == []
    assert row_counts() == numbers
    assert tables_now(acme.pk) == before == rebuilt(acme.pk)
    assert Change.objects.count() > entries
    assert run.state == "reverted"
    assert not list(faults(acme.pk))


def test_keys_are_not_given_again(acme):
    take_back(bring(acme, board()))

    with pytest.raises(RuleBroken, match="ALL is taken"):
        create_space(prefix="ALL", name="Allergies", by=actor(acme))


def test_the_board_can_come_in_again_under_new_keys(acme):
    take_back(bring(acme, board()))

    run = bring(acme, board())

    assert run.report["kinds"]["items"]["created"] == 6
    assert item("Dig").key == "ALL2-1"
    assert Alias.objects.filter(name="trello:Beds0001", item=item("Dig")).exists()


def test_cards_between_which_room_was_made_since_go_as_well(acme):
    before = tables_now(acme.pk)
    run = bring(acme, board())
    status = Status.objects.annotate(cards=Count("items")).latest("cards")
    column, cards = Column(status, item("Ours")), status.items.order_by("rank")
    was = [card.rank for card in cards]
    make_room(status, column, column.place_of(cards[0]), by=actor(acme))
    assert [card.rank for card in cards.all()] != was

    outcome = take_back(run)

    assert outcome["kept"] == []
    assert tables_now(acme.pk) == before == rebuilt(acme.pk)


def test_what_was_edited_since_stays_with_all_that_is_on_it(acme):
    run = bring(acme, board())
    edit_item(item("Dig"), title="Dig deeper", by=actor(acme))

    outcome = take_back(run)

    beds = item("Dig")
    assert beds.title == "Dig deeper"
    assert beds.comments.count() == 2
    assert beds.checklists.exists()
    assert beds.assignments.count() == 2
    assert not Item.objects.filter(title__startswith="Mend").exists()
    kept = names(outcome["kept"])
    assert ("items", "ALL-1 Dig deeper", "edited") in kept
    assert ("statuses", "Doing", "needed") in kept
    assert rebuilt(acme.pk) == tables_now(acme.pk)


def test_what_people_built_upon_stays(world, acme):
    run = bring(acme, board())
    add_dependency(item("Ours"), item("Mend"), by=actor(acme))
    create_item(
        Space.objects.get(prefix="ALL"), title="Our card", parent=item("Gravel"), by=actor(acme)
    )

    kept = names([vars_of(one) for one in would_keep(run)])
    take_back(run)

    assert ("items", "ALL-2 Mend the shed roof", "built-upon") in kept
    assert ("items", "ALL-6 Gravel path", "built-upon") in kept
    assert item("Our card").parent == item("Gravel")
    assert not Item.objects.filter(title__startswith="Order").exists()


def vars_of(kept):
    return {"kind": kept.kind, "name": kept.name, "reason": kept.reason}


def test_new_numbers_go_on_in_a_space_that_stays(acme):
    run = bring(acme, board())
    edit_space(Space.objects.get(prefix="ALL"), name="Garden", by=actor(acme))

    take_back(run)

    made = create_item(Space.objects.get(prefix="ALL"), title="New", by=actor(acme))
    assert made.key == "ALL-7"


def test_everything_goes_when_that_is_wished(world, acme):
    numbers = row_counts()
    run = bring(acme, board())
    edit_item(item("Dig"), title="Dig deeper", by=actor(acme))
    create_item(Space.objects.get(prefix="ALL"), title="Our card", by=actor(acme))
    add_dependency(item("Ours"), item("Mend"), by=actor(acme))

    outcome = take_back(run, everything=True)

    assert outcome["kept"] == []
    assert row_counts() == numbers
    assert rebuilt(acme.pk) == tables_now(acme.pk)


def test_somebody_with_an_account_stays_in_any_case(world, acme):
    run = bring(acme, board())
    gone = Person.objects.get(name="Gone Away")
    link_person(gone, user=world.dan, by=actor(acme))

    outcome = take_back(run, everything=True)

    assert names(outcome["kept"]) == {("people", "Gone Away", "edited")}


def test_what_a_second_import_changed_is_set_back(acme):
    bring(acme, board())
    before = tables_now(acme.pk)
    run = bring(acme, changed(name="Dig four beds", idMembers=[], idLabels=[]))
    assert not item("Dig").assignments.exists()

    outcome = take_back(run)

    assert item("Dig").title == "Dig three raised beds"
    assert item("Dig").assignments.count() == 2
    assert outcome["set_back"] == 3
    now = tables_now(acme.pk)
    for tables in (before, now):
        for row in tables["work.item"].values():
            row.pop("version")
    assert now == before
    assert rebuilt(acme.pk).keys() == now.keys()


def test_after_that_the_second_import_can_be_made_again(acme):
    bring(acme, board())
    whole = changed(name="Dig four beds", idMembers=[])
    take_back(bring(acme, whole))

    run = bring(acme, whole)

    assert item("Dig").title == "Dig four beds"
    assert not item("Dig").assignments.exists()
    assert run.report["kinds"]["items"]["updated"] == 1
    assert "kept_edit" not in {one["code"] for one in run.report["remarks"]}


def test_an_edit_after_the_second_import_stays(acme):
    bring(acme, board())
    run = bring(acme, changed(name="Dig four beds"))
    edit_item(item("Dig"), title="Dig deeper", by=actor(acme))

    take_back(run)

    assert item("Dig").title == "Dig deeper"


def test_a_later_import_is_taken_back_first(acme):
    first = bring(acme, board())
    second = bring(acme, changed(name="Dig four beds"))

    with pytest.raises(RuleBroken, match=f"Import {second.pk} of the same board"):
        take_back(first)

    take_back(second)
    take_back(first)
    assert not Comment.objects.exists()
    assert not Checklist.objects.exists()


def test_a_later_import_that_changed_nothing_is_no_hindrance(acme):
    first = bring(acme, board())
    bring(acme, board())

    take_back(first)

    assert first.state == "reverted"


def test_nothing_is_taken_back_twice(acme):
    run = bring(acme, board())
    take_back(run)

    with pytest.raises(RuleBroken, match="taken back"):
        take_back(run)


def test_who_imported_and_admins_take_back(world, acme):
    run = bring(acme, board(), by=world.ben.actor)

    with pytest.raises(Forbidden):
        revert_run(run, by=world.cora.actor)
    revert_run(run, by=world.ben.actor)

    assert not Space.objects.filter(prefix="ALL").exists()


def test_who_joined_with_the_address_of_a_placeholder_stays(world, acme):
    whole = board()
    whole["members"][0]["email"] = "dan@example.org"
    run = bring(acme, whole)
    join_workspace(acme, world.dan, role=Role.MEMBER, by=actor(acme))

    take_back(run, everything=True)

    assert Person.objects.get(user=world.dan).name == "Ada Brook"
