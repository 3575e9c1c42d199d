"""Saying what work is for."""

import pytest

from rooftree.changes.models import Change
from rooftree.errors import Forbidden, NotFound
from rooftree.product.serving.actions import serve, unserve
from rooftree.product.serving.models import Serves
from rooftree.product.serving.queries import (
    goals_served,
    items_behind,
    serving_item_ids,
)
from rooftree.work.items.models import Item
from tests.product.goals import a_goal
from tests.world import build


def test_an_item_serves_a_goal_once(world):
    item, goal = world.item(), a_goal(world)

    assert serve(item, goal, by=world.ben.actor)
    assert serve(item, goal, by=world.ben.actor) is None
    assert list(goals_served(world.cleo.viewer, item)) == [goal]

    assert unserve(item, goal, by=world.ben.actor)
    assert unserve(item, goal, by=world.ben.actor) is None
    assert not Serves.objects.exists()


def test_what_is_said_concerns_the_item_and_the_goal(world):
    item, goal = world.item(), a_goal(world)
    serve(item, goal, by=world.ben.actor)

    newest = Change.objects.latest("seq")
    assert {f"item:{item.pk}", f"goal:{goal.pk}", "goals"} <= set(newest.topics)
    assert (newest.subject_type, newest.subject_id) == ("work.item", item.pk)


def test_who_may_not_edit_the_item_does_not_say_what_it_is_for(world):
    item, goal = world.item(), a_goal(world)
    secret = world.item("Secret", is_private=True)

    with pytest.raises(Forbidden):
        serve(item, goal, by=world.cora.actor)
    with pytest.raises(NotFound):
        serve(secret, goal, by=world.ben.actor)
    with pytest.raises(NotFound):
        serve(item, a_goal(build("other")), by=world.ben.actor)


def test_parts_serve_what_the_whole_serves(world):
    whole = world.item("whole")
    part = world.item("part", parent=whole)
    detail = world.item("detail", parent=part)
    world.item("beside")
    goal = a_goal(world)
    serve(whole, goal, by=world.ben.actor)

    assert items_behind(world.workspace.pk) == {goal.pk: {whole.pk, part.pk, detail.pk}}
    serving = Item.objects.filter(pk__in=serving_item_ids(world.workspace.pk))
    assert set(serving) == {whole, part, detail}
