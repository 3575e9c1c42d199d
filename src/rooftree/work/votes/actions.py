"""Voting for items."""

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert, remove
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_comment
from rooftree.work.items.topics import item_topics
from rooftree.work.votes.facts import VoteCast, VoteWithdrawn
from rooftree.work.votes.models import Vote


@action
def vote_for(item: Item, *, by: Actor) -> VoteCast | None:
    """Say that one would like to see an item done; whoever may comment may vote, once."""
    require_may_comment(by.viewer, item)
    person_id = by.viewer.person_id
    if person_id is None:
        raise RuleBroken(_("Only people vote."))
    if Vote.objects.filter(item=item, person_id=person_id).exists():
        return None
    insert(
        Vote(workspace_id=by.workspace_id, item=item, person_id=person_id, created_at=clock.now())
    )
    return VoteCast(subject=item, topics=item_topics(item))


@action
def withdraw_vote(item: Item, *, by: Actor) -> VoteWithdrawn | None:
    """Take one's own vote back."""
    require_may_comment(by.viewer, item)
    vote = Vote.objects.filter(item=item, person=by.viewer.person_id).first()
    if vote is None:
        return None
    remove(vote)
    return VoteWithdrawn(subject=item, topics=item_topics(item))
