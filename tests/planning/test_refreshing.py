"""The proposal follows what it depends on, and nothing else."""

from datetime import date

import pytest

from rooftree.changes import log, readers
from rooftree.changes.models import Change
from rooftree.people.calendars.actions import add_absence
from rooftree.planning.models import Proposal, ProposedItem
from rooftree.planning.proposals.accepting import accept_plan
from rooftree.planning.proposals.store import KEPT
from rooftree.planning.queries import current_proposal
from rooftree.planning.refreshing import refresh
from rooftree.work.comments.actions import add_comment
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.items.actions import edit_item, move_item
from rooftree.work.items.assigning import assign
from tests.planning.planned import DAY, MONDAY


@pytest.fixture
def item(world):
    return world.item("One", estimate_likely=DAY, assignees=[world.ada.person])


def test_an_empty_workspace_has_an_empty_plan(world):
    proposal = _refresh(world)

    assert proposal.summary == {
        "items": 0,
        "planned": 0,
        "assumed": 0,
        "critical": 0,
        "finish": None,
    }
    assert current_proposal(world.ben.viewer) == proposal


def test_where_all_is_done_there_is_nothing_to_plan(world, item):
    move_item(item, to=world.status("Done"), by=world.ada.actor)

    assert _refresh(world).summary["items"] == 0


def test_nothing_new_is_not_computed_again(world, item, django_assert_max_num_queries):
    first = _refresh(world)
    _refresh(world)  # reads past the entry that tells of the first

    with django_assert_max_num_queries(2):
        assert _refresh(world) == first


def test_what_no_date_depends_on_is_passed_over(world, item):
    first = _refresh(world)
    edit_item(item, title="Other", description="Text", by=world.ada.actor)
    add_comment(item, body="Hello", by=world.ada.actor)

    again = _refresh(world)

    assert again == first
    assert again.based_on_seq == log.head(world.workspace.pk)


@pytest.mark.parametrize(
    "change",
    [
        lambda world, item: edit_item(item, estimate_likely=2 * DAY, by=world.ada.actor),
        lambda world, item: move_item(item, to=world.status("In progress"), by=world.ada.actor),
        lambda world, item: assign(item, [world.ben.person], by=world.ada.actor),
        lambda world, item: add_absence(
            world.ada.person, first_day=MONDAY, last_day=MONDAY, by=world.ada.actor
        ),
    ],
)
def test_what_dates_depend_on_is_computed_anew(world, item, change):
    first = _refresh(world)
    change(world, item)

    assert _refresh(world) != first


def test_the_same_plan_stays_the_same_proposal(world, item):
    first = _refresh(world)
    make_commitment(item, to_whom="Acme", date=date(2026, 3, 1), by=world.ada.actor)

    assert _refresh(world) == first
    assert Change.objects.filter(verb="planning.proposal.computed").count() == 1


def test_a_new_day_is_a_new_plan(world, item):
    first = _refresh(world)

    assert refresh(world.workspace.pk, today=date(2026, 1, 6)) != first


def test_the_log_tells_of_a_new_proposal_and_pages_hear_of_it(world, item):
    proposal = _refresh(world)

    told = Change.objects.get(verb="planning.proposal.computed")
    assert (told.subject_id, told.topics) == (proposal.pk, ["plan"])


def test_the_reader_of_the_log_computes_once_after_a_burst(world):
    for number in range(5):
        world.item(f"Item {number}")

    readers.catch_up(world.workspace.pk, names=("plan",))

    assert Proposal.objects.count() == 1
    assert ProposedItem.objects.count() == 5


def test_accepting_does_not_call_for_another_plan(world, item):
    proposal = _refresh(world)
    accept_plan(proposal, by=world.ada.actor)

    assert _refresh(world) == proposal


def test_old_proposals_are_forgotten(world, item):
    for days in range(2, 9):
        edit_item(item, estimate_likely=days * DAY, by=world.ada.actor)
        _refresh(world)

    assert Proposal.objects.count() == KEPT + 1
    assert ProposedItem.objects.count() == KEPT + 1


def test_the_same_input_gives_the_same_plan(world, item):
    world.item("Two")
    first = _refresh(world)
    kept = list(first.items.order_by("position").values_list("start", "finish", "reasons"))
    Proposal.objects.all().delete()

    again = _refresh(world)

    assert again.fingerprint == first.fingerprint
    assert list(again.items.order_by("position").values_list("start", "finish", "reasons")) == kept


def _refresh(world):
    return refresh(world.workspace.pk, today=MONDAY)
