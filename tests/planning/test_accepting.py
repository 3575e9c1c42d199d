"""Dates move when a person accepts, and go back when a person says so."""

import pytest

from rooftree.changes import log, poke
from rooftree.changes.models import Change
from rooftree.changes.rebuild import rows_as_of
from rooftree.errors import Forbidden, RuleBroken
from rooftree.people.calendars.actions import add_absence
from rooftree.planning.models import ProposalState
from rooftree.planning.proposals.accepting import accept_plan, discard_plan, undo_acceptance
from rooftree.planning.proposals.assuming import replace_assumption
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.planning.proposals.recall import last_acceptance
from rooftree.planning.refreshing import compute_again, refresh
from rooftree.work.items.actions import archive_item, edit_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space
from tests.planning.planned import DAY, MONDAY, at, plan


@pytest.fixture
def items(world):
    return [
        world.item(title, estimate_likely=DAY, assignees=[world.ada.person])
        for title in ("One", "Two", "Three")
    ]


@pytest.fixture
def heard():
    """What the log and the proposal say whenever something new is in the log: (verb, state)."""
    heard = []

    def look(workspace_id):
        heard.append((log.since(workspace_id, 0)[-1].verb, newest_proposal(workspace_id).state))

    poke.subscribe(look)
    yield heard
    poke.unsubscribe(look)


def test_computing_moves_nothing(world, items):
    before = list(Item.objects.order_by("pk").values())

    plan(world)

    assert list(Item.objects.order_by("pk").values()) == before


def test_accepting_makes_the_proposal_the_plan_of_record(world, items):
    proposal = _proposal(world)

    accepted = accept_plan(proposal, by=world.ada.actor)

    assert (accepted.planned, accepted.stale, accepted.forbidden) == (3, [], [])
    assert _record(items[1]) == (at(6, 9), at(6, 18))
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.ACCEPTED


def test_each_item_tells_it_in_its_history(world, items):
    accept_plan(_proposal(world), by=world.ada.actor)
    add_absence(world.ada.person, first_day=MONDAY, last_day=MONDAY, by=world.ada.actor)
    accept_plan(_proposal(world), by=world.ada.actor)

    told = list(log.about(world.workspace.pk, "work.item", items[0].pk))[-2:]

    assert [one.verb for one in told] == ["planning.item.planned", "planning.item.replanned"]
    assert log.shown(told[1]) == {
        "start": "2026-01-06",
        "finish": "2026-01-06",
        "old_start": "2026-01-05",
        "old_finish": "2026-01-05",
    }
    assert told[0].batch != told[1].batch


def test_the_log_can_rebuild_what_was_accepted(world, items):
    accept_plan(_proposal(world), by=world.ada.actor)

    rebuilt = rows_as_of(world.workspace.pk)["work.item"]

    for item in items:
        assert (rebuilt[item.pk]["planned_start"], rebuilt[item.pk]["planned_finish"]) == _record(
            item
        )


def test_a_part_may_be_accepted(world, items):
    proposal = _proposal(world)

    accept_plan(proposal, items=[items[0].pk], by=world.ada.actor)

    assert _record(items[0]) == (at(5, 9), at(5, 18))
    assert _record(items[1]) == (None, None)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.CURRENT


def test_accepting_twice_changes_nothing(world, items):
    proposal = _proposal(world)
    accept_plan(proposal, by=world.ada.actor)
    head = log.head(world.workspace.pk)

    again = accept_plan(proposal, by=world.ada.actor)

    assert (again.planned, again.unchanged) == (0, 3)
    assert log.head(world.workspace.pk) == head


@pytest.mark.django_db(transaction=True)
def test_the_log_never_tells_of_a_decision_before_it_holds(world, items, heard):
    proposal = _proposal(world)
    accepted = accept_plan(proposal, by=world.ada.actor)
    undo_acceptance(accepted.batch, by=world.ada.actor)
    discard_plan(proposal, by=world.ada.actor)

    assert [one for one in heard if one[0] != "planning.item.planned"] == [
        ("planning.proposal.computed", ProposalState.CURRENT),
        ("planning.proposal.accepted", ProposalState.ACCEPTED),
        ("planning.item.restored", ProposalState.CURRENT),
        ("planning.proposal.discarded", ProposalState.DISCARDED),
    ]


def test_accepting_what_is_agreed_already_is_told_and_leaves_the_undo_of_what_was_not(world, items):
    proposal = _proposal(world)
    first = accept_plan(proposal, items=[item.pk for item in items], by=world.ada.actor)

    accept_plan(proposal, by=world.ada.actor)

    newest = Change.objects.latest("seq")
    assert (newest.verb, newest.batch != first.batch) == ("planning.proposal.accepted", True)
    assert last_acceptance(world.ada.viewer).batch == first.batch


def test_an_item_that_changed_since_is_left_alone_and_reported(world, items):
    proposal = _proposal(world)
    edit_item(items[0], estimate_likely=2 * DAY, by=world.ben.actor)
    assign(items[1], [world.ben.person], by=world.ben.actor)
    archive_item(items[2], by=world.ben.actor)

    accepted = accept_plan(proposal, by=world.ada.actor)

    assert accepted.planned == 0
    assert sorted(accepted.stale) == ["WEB-1", "WEB-2", "WEB-3"]


def test_another_title_is_no_reason_to_plan_anew(world, items):
    proposal = _proposal(world)
    edit_item(items[0], title="Other", by=world.ben.actor)

    assert accept_plan(proposal, by=world.ada.actor).planned == 3


def test_of_an_older_proposal_only_what_still_holds_is_accepted(world, items):
    seen = _proposal(world)
    edit_item(items[1], estimate_likely=2 * DAY, by=world.ben.actor)
    _proposal(world)

    accepted = accept_plan(seen, by=world.ada.actor)

    assert accepted.planned == 1
    assert sorted(accepted.stale) == ["WEB-2", "WEB-3"]


def test_a_deleted_item_does_no_harm(world, items):
    proposal = _proposal(world)
    items[0].delete()

    assert accept_plan(proposal, by=world.ada.actor).planned == 2


def test_one_undo_takes_an_acceptance_back(world, items):
    first = accept_plan(_proposal(world), by=world.ada.actor)
    record = [_record(item) for item in items]
    add_absence(world.ada.person, first_day=MONDAY, last_day=MONDAY, by=world.ada.actor)
    second = accept_plan(_proposal(world), by=world.ada.actor)
    assert [_record(item) for item in items] != record

    undone = undo_acceptance(second.batch, by=world.ada.actor)

    assert (undone.restored, undone.kept) == (3, [])
    assert [_record(item) for item in items] == record
    undo_acceptance(first.batch, by=world.ada.actor)
    assert [_record(item) for item in items] == [(None, None)] * 3


def test_undo_keeps_what_was_planned_anew_since(world, items):
    first = accept_plan(_proposal(world), by=world.ada.actor)
    edit_item(items[0], priority=1, estimate_likely=2 * DAY, by=world.ada.actor)
    accept_plan(_proposal(world), items=[items[0].pk], by=world.ada.actor)

    undone = undo_acceptance(first.batch, by=world.ada.actor)

    assert undone.restored == 2
    assert undone.kept == ["WEB-1"]


def test_after_an_undo_the_proposal_can_be_accepted_again(world, items):
    proposal = _proposal(world)
    first = accept_plan(proposal, by=world.ada.actor)
    undo_acceptance(first.batch, by=world.ada.actor)

    assert _proposal(world).state == ProposalState.CURRENT
    assert accept_plan(proposal, by=world.ada.actor).planned == 3


def test_who_may_not_edit_does_not_accept(world, items):
    proposal = _proposal(world)
    for member in (world.cleo, world.cora):
        with pytest.raises(Forbidden):
            accept_plan(proposal, by=member.actor)
        with pytest.raises(Forbidden):
            discard_plan(proposal, by=member.actor)
    batch = accept_plan(proposal, by=world.ada.actor).batch

    undone = undo_acceptance(batch, by=world.cleo.actor)

    assert undone.restored == 0
    assert len(undone.kept) == 3


def test_what_one_may_not_see_is_neither_planned_nor_mentioned(world, items):
    Item.objects.filter(pk=items[0].pk).update(is_private=True)
    world.item("Loose", estimate_likely=DAY)

    accepted = accept_plan(_proposal(world), by=world.ben.actor)

    assert accepted.planned == 3
    assert "WEB-1" not in accepted.stale + accepted.forbidden
    assert _record(items[0]) == (None, None)


def test_a_closed_space_is_out_of_reach(world, items):
    Space.objects.update(is_open=False)

    accepted = accept_plan(_proposal(world), by=world.ben.actor)

    assert (accepted.planned, accepted.stale, accepted.forbidden) == (0, [], [])


def test_a_discarded_proposal_stays_discarded_until_it_differs(world, items):
    proposal = _proposal(world)
    discard_plan(proposal, by=world.ben.actor)

    assert _proposal(world).state == ProposalState.DISCARDED
    assert Change.objects.filter(verb="planning.proposal.discarded").count() == 1
    edit_item(items[0], estimate_likely=2 * DAY, by=world.ada.actor)
    assert _proposal(world).state == ProposalState.CURRENT


def test_one_click_makes_the_assumed_work_the_estimate(world):
    item = world.item("New", assignees=[world.ada.person])
    plan(world)

    replace_assumption(item, by=world.ben.actor)

    item.refresh_from_db()
    assert item.estimate_likely == DAY  # two days, half of which goes to other work
    assert [one["what"] for one in plan(world)["New"].assumptions] == ["hours"]


def test_another_estimate_may_be_given(world):
    item = world.item("New")
    plan(world)

    replace_assumption(item, minutes=90, by=world.ben.actor)

    item.refresh_from_db()
    assert item.estimate_likely == 90


def test_nothing_assumed_is_nothing_to_replace(world, items):
    plan(world)

    with pytest.raises(RuleBroken):
        replace_assumption(items[0], by=world.ada.actor)


def _proposal(world):
    return refresh(world.workspace.pk, today=MONDAY)


def _record(item):
    item.refresh_from_db()
    return item.planned_start, item.planned_finish


def test_who_discarded_a_proposal_may_ask_for_another(world):
    world.item(estimate_likely=480, assignees=[world.ben.person])
    first = refresh(world.workspace.pk)
    discard_plan(first, by=world.ben.actor)

    again = compute_again(world.workspace.pk)

    assert again.pk != first.pk
    assert again.state == "current"
