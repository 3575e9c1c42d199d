"""Votes for items."""

import pytest

from rooftree.changes.actor import Actor
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.work.votes.actions import vote_for, withdraw_vote
from rooftree.work.votes.queries import voters_of


def test_everybody_who_may_comment_votes_once(world):
    item = world.item()

    vote_for(item, by=world.cora.actor)
    vote_for(item, by=world.ben.actor)

    assert vote_for(item, by=world.cora.actor) is None
    assert [name for _pk, name in voters_of(item)] == ["Cora", "Ben"]
    with pytest.raises(Forbidden):
        vote_for(item, by=world.cleo.actor)
    with pytest.raises(RuleBroken):
        vote_for(item, by=Actor.system(world.workspace.pk))


def test_a_vote_can_be_taken_back(world):
    item = world.item()
    vote_for(item, by=world.ben.actor)

    withdraw_vote(item, by=world.ben.actor)

    assert voters_of(item) == []
    assert withdraw_vote(item, by=world.ben.actor) is None


def test_nobody_votes_for_what_they_do_not_see(world):
    with pytest.raises(NotFound):
        vote_for(world.item(is_private=True), by=world.ben.actor)
