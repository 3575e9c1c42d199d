"""Promises about items."""

from datetime import date

import pytest

from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.work.commitments.actions import (
    break_commitment,
    edit_commitment,
    keep_commitment,
    make_commitment,
    reopen_commitment,
    withdraw_commitment,
)
from rooftree.work.commitments.models import Commitment, CommitmentState
from rooftree.work.commitments.queries import commitment_by_id, commitments_seen

DAY = date(2030, 5, 17)


@pytest.fixture
def commitment(world):
    make_commitment(world.item(), to_whom="Žofie & Co", date=DAY, by=world.ben.actor)
    return Commitment.objects.get()


def test_a_promise_knows_to_whom_which_day_and_by_whom(world, commitment):
    assert (commitment.to_whom, commitment.date) == ("Žofie & Co", DAY)
    assert commitment.made_by == world.ben.person
    assert commitment.state == CommitmentState.OPEN
    assert list(commitments_seen(world.cleo.viewer)) == [commitment]


def test_a_promise_concerns_the_plan(world):
    fact = make_commitment(world.item(), to_whom="Board", date=DAY, by=world.ben.actor)

    assert "plan" in fact.topics


@pytest.mark.parametrize("to_whom", ["", "  ", "x" * 201])
def test_a_promise_is_made_to_somebody(world, to_whom):
    with pytest.raises(RuleBroken) as refusal:
        make_commitment(world.item(), to_whom=to_whom, date=DAY, by=world.ben.actor)

    assert refusal.value.field == "to_whom"


def test_only_who_may_edit_the_item_promises(world, commitment):
    with pytest.raises(Forbidden):
        make_commitment(commitment.item, to_whom="Me", date=DAY, by=world.cora.actor)
    with pytest.raises(Forbidden):
        keep_commitment(commitment, by=world.cora.actor)


def test_a_promise_about_a_private_item_is_out_of_sight(world):
    item = world.item(is_private=True)
    make_commitment(item, to_whom="Board", date=DAY, by=world.ada.actor)
    secret = Commitment.objects.get()

    assert commitment_by_id(world.ada.viewer, secret.pk) == secret
    with pytest.raises(NotFound):
        commitment_by_id(world.ben.viewer, secret.pk)
    with pytest.raises(NotFound):
        edit_commitment(secret, date=date(2031, 1, 1), by=world.ben.actor)


def test_an_open_promise_is_edited(world, commitment):
    edit_commitment(commitment, date=date(2030, 6, 1), note="moved", by=world.ben.actor)
    assert edit_commitment(commitment, note="moved", by=world.ben.actor) is None
    with pytest.raises(RuleBroken):
        edit_commitment(commitment, state="kept", by=world.ben.actor)
    with pytest.raises(Stale):
        edit_commitment(commitment, date=DAY, expected=1, by=world.ben.actor)

    commitment.refresh_from_db()
    assert (commitment.date, commitment.note) == (date(2030, 6, 1), "moved")


@pytest.mark.parametrize(
    ("settle", "state"),
    [(keep_commitment, "kept"), (break_commitment, "broken"), (withdraw_commitment, "withdrawn")],
)
def test_a_settled_promise_stays_as_it_is_until_it_is_reopened(world, commitment, settle, state):
    settle(commitment, by=world.ben.actor)

    commitment.refresh_from_db()
    assert commitment.state == state
    for deed in (keep_commitment, withdraw_commitment):
        with pytest.raises(RuleBroken, match=f"is {state}; reopen it"):
            deed(commitment, by=world.ada.actor)
    with pytest.raises(RuleBroken):
        edit_commitment(commitment, note="late", by=world.ada.actor)
    reopen_commitment(commitment, by=world.ada.actor)
    assert reopen_commitment(commitment, by=world.ada.actor) is None
    assert edit_commitment(commitment, note="on", by=world.ada.actor)
