"""The line of sight, up and down, and where it is cut."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooftree.alignment.sight.orphans import goals_without_work, items_without_goal
from rooftree.alignment.sight.queries import sight_of_goal, sight_of_item, why
from rooftree.errors import NotFound
from rooftree.product.goals.actions import close_goal
from rooftree.product.serving.actions import serve
from rooftree.work.items.actions import archive_item, move_item
from tests.product.goals import a_goal
from tests.world import build

INSIDE = date(2026, 2, 14)


def outline(node):
    """Write a tree as nested lists of titles."""
    return [node.title, *(outline(one) for one in node.onward)]


def chain(world):
    """Return (vision, goal, epic, story): the story is part of the epic, which serves the goal."""
    vision = a_goal(world, "vision")
    goal = a_goal(world, "goal", parent=vision)
    epic = world.item("epic")
    story = world.item("story", parent=epic)
    serve(epic, goal, by=world.ben.actor)
    return vision, goal, epic, story


def test_from_an_item_one_sees_why_and_by_what(world):
    _, _, epic, story = chain(world)
    world.item("detail", parent=story)

    sight = sight_of_item(world.cleo.viewer, story)

    assert outline(sight.up) == ["story", ["epic", ["goal", ["vision"]]]]
    assert outline(sight.down) == ["story", ["detail"]]
    assert outline(why(world.cleo.viewer, epic)) == ["epic", ["goal", ["vision"]]]


def test_from_a_goal_one_sees_child_goals_and_work_with_its_status(world):
    vision, goal, _, story = chain(world)
    serve(story, vision, by=world.ben.actor)

    sight = sight_of_goal(world.cleo.viewer, goal)
    from_the_top = sight_of_goal(world.cleo.viewer, vision)

    assert outline(sight.up) == ["goal", ["vision"]]
    assert outline(sight.down) == ["goal", ["epic", ["story"]]]
    assert outline(from_the_top.down) == ["vision", ["goal", ["epic", ["story"]]], ["story"]]
    epic = sight.down.onward[0]
    assert (epic.key, epic.category, epic.item_kind) == ("WEB-1", "todo", "task")


def test_what_is_hidden_is_in_no_line_of_sight(world):
    _, goal, epic, _ = chain(world)
    secret = world.item("secret", parent=epic, is_private=True)
    below = world.item("below the secret", parent=secret)
    serve(secret, goal, by=world.ada.actor)

    assert outline(sight_of_goal(world.ben.viewer, goal).down) == ["goal", ["epic", ["story"]]]
    assert outline(sight_of_item(world.ben.viewer, epic).down) == ["epic", ["story"]]
    assert outline(why(world.ben.viewer, below)) == ["below the secret"]
    for look in (sight_of_item, why):
        with pytest.raises(NotFound):
            look(world.ben.viewer, secret)
    assert "secret" in str(outline(sight_of_goal(world.ada.viewer, goal).down))


def test_a_goal_of_another_workspace_is_out_of_sight(world):
    with pytest.raises(NotFound):
        sight_of_goal(world.ada.viewer, a_goal(build("other")))


@pytest.mark.parametrize("look", ["item", "goal"])
def test_a_level_takes_at_most_two_queries(world, look):
    goal = a_goal(world)
    parent = None
    counts = {}
    viewer = world.cleo.viewer
    for depth in range(1, 6):
        parent = world.item(f"level {depth}", parent=parent)
        for _ in range(2):
            serve(
                world.item("beside", parent=parent), a_goal(world, parent=goal), by=world.ben.actor
            )
        serve(parent, goal, by=world.ben.actor)
        with CaptureQueriesContext(connection) as queries:
            if look == "item":
                sight_of_item(viewer, parent)
            else:
                sight_of_goal(viewer, goal)
        counts[depth] = len(queries)

    steps = [counts[depth + 1] - counts[depth] for depth in range(1, 5)]
    assert max(steps) <= 2


def test_open_work_without_a_goal_is_an_orphan(world):
    chain(world)
    orphan, done, shelved = world.item("orphan"), world.item("done"), world.item("shelved")
    secret = world.item("secret", is_private=True)
    move_item(done, to=world.space.statuses.get(category="done"), by=world.ada.actor)
    archive_item(shelved, by=world.ada.actor)

    assert list(items_without_goal(world.ben.viewer)) == [orphan]
    assert list(items_without_goal(world.ada.viewer)) == [orphan, secret]


def test_a_goal_in_its_period_without_open_work_is_an_orphan(world):
    vision, goal, epic, story = chain(world)
    bare, closed = a_goal(world, "bare"), a_goal(world, "closed")
    close_goal(closed, by=world.ben.actor)

    assert goals_without_work(world.cleo.viewer, INSIDE) == [bare]
    assert goals_without_work(world.cleo.viewer, date(2027, 1, 1)) == []

    for item in (epic, story):
        move_item(item, to=world.space.statuses.get(category="done"), by=world.ada.actor)
    assert goals_without_work(world.cleo.viewer, INSIDE) == [vision, goal, bare]


def test_hidden_work_does_not_show_behind_a_goal(world):
    goal = a_goal(world)
    serve(world.item("secret", is_private=True), goal, by=world.ada.actor)

    assert goals_without_work(world.ada.viewer, INSIDE) == []
    assert goals_without_work(world.ben.viewer, INSIDE) == [goal]


def test_orphans_are_found_in_one_query_whatever_their_number(world):
    world.item()
    viewer = world.cleo.viewer

    with CaptureQueriesContext(connection) as queries:
        assert items_without_goal(viewer).count() == 1

    assert len(queries) == 1
