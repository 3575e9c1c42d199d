"""What a board is after it came in."""

from datetime import UTC, date, datetime

import pytest

from rooftree.changes.log import about
from rooftree.changes.verify import faults
from rooftree.people.persons.actions import add_person
from rooftree.people.persons.models import Person
from rooftree.work.history.queries import history_of
from rooftree.work.items.actions import create_item
from rooftree.work.items.models import Item
from rooftree.work.items.queries import item_by_key
from rooftree.work.labels.models import Label
from rooftree.work.spaces.models import Space, Status
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.exchange.boards import board
from tests.exchange.importing import actor, bring, codes, counts, rehearsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme(world):
    return world.workspace


def item(title):
    return Item.objects.select_related("status", "space").get(title__startswith=title)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_card_keeps_its_number_and_its_short_link(world, acme):
    bring(acme, board())

    beds = item("Dig")
    assert (beds.number, beds.key) == (1, "ALL-1")
    assert item_by_key(world.ada.viewer, "trello:Beds0001") == beds
    assert Space.objects.get(prefix="ALL").next_number == 7


def test_lists_become_statuses_in_their_order(acme):
    bring(acme, board())

    statuses = Status.objects.filter(space__prefix="ALL").order_by("position")
    assert [(one.name, one.category) for one in statuses] == [
        ("Ideas", "discovery"),
        ("To Do", "todo"),
        ("Doing", "doing"),
        ("Winter jobs", "doing"),
        ("Done 🎉", "done"),
    ]
    assert [one.name for one in statuses if one.archived_at] == ["Winter jobs"]
    assert statuses.get(name="Doing").wip_limit == 2


def test_a_chosen_category_goes_before_the_guess(acme):
    bring(acme, board(), categories={"65920080000000000000000e": "cancelled"})

    assert Status.objects.get(name="Winter jobs").category == "cancelled"
    assert Status.objects.get(name="Doing").category == "doing"


def test_dates_stay_dates_and_the_instant_is_kept_beside(acme):
    bring(acme, board())

    beds = item("Dig")
    assert beds.target == date(2024, 3, 10)
    assert beds.target_at == at("2024-03-10T23:30:00")
    assert beds.start == date(2024, 3, 1)
    assert beds.created_at == at("2024-01-01T00:00:00")


def test_work_began_when_the_card_moved_into_doing(acme):
    bring(acme, board())

    beds = item("Dig")
    assert beds.actual_start == at("2024-02-02T09:00:00")
    assert beds.actual_finish is None


def test_what_is_out_of_sight_there_is_archived_here(acme):
    bring(acme, board())

    assert item("Paint").archived_at is not None
    assert item("Buy").archived_at is not None  # open, in an archived list
    assert item("Mend").archived_at is None


def test_what_hangs_on_a_card_hangs_on_the_item(acme):
    bring(acme, board())

    beds = item("Dig")
    comments = beds.comments.order_by("created_at")
    assert [one.author.name for one in comments] == ["Gone Away", "Ada Brook"]
    assert comments[0].created_at == at("2024-01-20T10:00:00")
    assert {one.person.name for one in beds.assignments.all()} == {"Ada Brook", "Ben Ortiz"}
    assert beds.item_labels.count() == 2
    assert beds.checklists.first().entries.count() >= 1
    assert beds.field_values.exists()


def test_labels_may_be_without_a_name(acme):
    bring(acme, board())

    labels = Label.objects.filter(space__prefix="ALL")
    assert labels.count() == 4
    assert "" in {one.name for one in labels}


def test_people_are_placeholders(acme):
    bring(acme, board())

    ada = Person.objects.get(name="Ada Brook")
    assert ada.is_placeholder
    assert ada.handle == "adab"


def test_nobody_is_taken_for_somebody_of_the_same_name(world, acme):
    add_person(name="Ada Brook", by=world.ada.actor)

    bring(acme, board())

    assert Person.objects.filter(name="Ada Brook").count() == 2


def test_the_same_name_and_user_name_are_one_person(world, acme):
    add_person(name="Ada Brook", handle="AdaB", by=world.ada.actor)

    run = bring(acme, board())

    assert Person.objects.filter(name="Ada Brook").count() == 1
    assert codes(run.report)["person_matched"]["sample"] == "Ada Brook"


def test_the_same_address_is_one_person(world, acme):
    whole = board()
    whole["members"][0]["email"] = "ADA@example.org"

    bring(acme, whole)

    assert item("Dig").assignments.filter(person=world.ada.person).exists()
    assert world.ada.person.name == "Ada"


def test_history_tells_what_happened_before_with_author_and_time(world, acme):
    bring(acme, board())

    entries = history_of(world.ada.viewer, item("Dig"))
    told = [(one.who, one.sentence, one.at) for one in reversed(entries)]
    assert ("Ada Brook", "moved this from Todo to Doing", at("2024-02-02T09:00:00")) in told
    assert ("Ada Brook", "added Ben Ortiz", at("2024-01-09T10:00:00")) in told
    assert told[0][1] == "created this"
    assert told[-1][:2] == ("An import", "imported this from Trello")


def test_every_row_of_the_item_belongs_to_its_own_history(acme):
    bring(acme, board())

    beds = item("Dig")
    rows = [
        row[0] for change in about(acme.pk, "work.item", beds.pk) for row in change.data["rows"]
    ]
    assert rows.count("work.item") == 1
    assert rows.count("work.comment") == beds.comments.count() == 2


def test_who_imports_becomes_admin_of_the_new_space(world, acme):
    bring(acme, board(), by=world.ben.actor)

    roles = Space.objects.get(prefix="ALL").members
    assert roles.get(person=world.ben.person).role == 40


def test_the_log_rebuilds_what_came_in(acme):
    bring(acme, board())

    assert rebuilt(acme.pk) == tables_now(acme.pk)
    assert not list(faults(acme.pk))


def test_a_dry_run_foretells_the_real_one_and_writes_nothing(acme):
    before = tables_now(acme.pk)

    foretold = rehearsed(acme, board())

    assert tables_now(acme.pk) == before
    run = bring(acme, board())
    assert counts(foretold) == counts(run.report)
    assert foretold["remarks"] == run.report["remarks"]


def test_a_start_after_the_target_is_left_out(world, acme):
    whole = board()
    whole["cards"][0]["start"] = "2030-01-01T00:00:00.000Z"

    run = bring(acme, whole)

    assert item("Dig").start is None
    assert codes(run.report)["start_after_target"]["severity"] == "degraded"


def test_new_items_go_on_after_the_imported_ones(world, acme):
    bring(acme, board())

    made = create_item(Space.objects.get(prefix="ALL"), title="Water", by=actor(acme))

    assert made.key == "ALL-7"


def test_the_prefix_comes_from_the_name_and_is_free(world, acme):
    bring(acme, board(name="Web Editing Board", id="1" * 24, cards=[], actions=[]))

    assert Space.objects.filter(prefix="WEB2", name="Web Editing Board").exists()
