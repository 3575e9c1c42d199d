"""Sprints, and the items that are or were in them."""

from datetime import UTC, datetime, timedelta

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.project.sprints.actions import edit_sprint, remove_sprint
from rooftree.project.sprints.choosing import choose_sprint
from rooftree.project.sprints.models import SprintItem
from rooftree.project.sprints.queries import (
    sprint_by_id,
    sprints_for,
    sprints_of,
    sprints_seen,
    work_in_sprints,
)
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.project.sprints import a_sprint

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def closed_space(world):
    fact = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor)
    return Space.objects.get(pk=fact.subject.pk)


def names(viewer, item):
    return [one.name for one in sprints_of(viewer, item)]


def test_a_sprint_that_is_closed_knows_since_when(world):
    sprint = a_sprint(world, goal=" Ship ", state="active", start_at=NOON)
    assert (sprint.goal, sprint.completed_at) == ("Ship", None)

    edit_sprint(sprint, state="closed", by=world.ben.actor)
    since = sprint.completed_at
    edit_sprint(sprint, name="First", by=world.ben.actor)

    assert since is not None
    assert sprint.completed_at == since
    edit_sprint(sprint, state="active", by=world.ben.actor)
    assert sprint.completed_at is None


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("name", {"name": " "}),
        ("state", {"name": "S", "state": "over"}),
        ("finish_at", {"name": "S", "start_at": NOON, "finish_at": NOON - timedelta(1)}),
    ],
)
def test_what_is_wrong_about_a_sprint_is_refused_by_name(world, field, bad):
    with pytest.raises(RuleBroken) as refusal:
        a_sprint(world, **bad)

    assert refusal.value.field == field


def test_the_rights_of_the_space_decide(world):
    sprint = a_sprint(world, space=world.space)
    hidden = a_sprint(world, "Hidden", by=world.ada, space=closed_space(world))

    assert list(sprints_seen(world.cleo.viewer)) == [sprint]
    with pytest.raises(NotFound):
        sprint_by_id(world.ben.viewer, hidden.pk)
    with pytest.raises(NotFound):
        edit_sprint(hidden, name="Mine", by=world.ben.actor)
    with pytest.raises(NotFound):
        a_sprint(world, space=hidden.space)
    with pytest.raises(NotFound):
        choose_sprint(world.item(), hidden, by=world.ben.actor)
    for deed in (
        lambda: a_sprint(world, by=world.cora, space=world.space),
        lambda: edit_sprint(sprint, name="Mine", by=world.cora.actor),
        lambda: remove_sprint(sprint, by=world.cora.actor),
        lambda: choose_sprint(world.item(), sprint, by=world.cora.actor),
    ):
        with pytest.raises(Forbidden):
            deed()


def test_an_item_is_in_one_open_sprint_and_was_in_others(world):
    item = world.item()
    first, second = a_sprint(world), a_sprint(world, "Sprint 2", space=world.space)
    choose_sprint(item, first, by=world.ben.actor)
    edit_sprint(first, state="closed", by=world.ben.actor)
    choose_sprint(item, second, by=world.ben.actor)
    third = a_sprint(world, "Sprint 3")

    fact = choose_sprint(item, third, by=world.ben.actor)

    assert fact.name == "Sprint 3"
    assert set(fact.topics) >= {"sprints", f"sprints-of:{world.space.pk}"}
    assert set(names(world.cleo.viewer, item)) == {"Sprint 1", "Sprint 3"}
    assert choose_sprint(item, third, by=world.ben.actor) is None
    assert choose_sprint(item, None, by=world.ben.actor).name == "Sprint 3"
    assert choose_sprint(item, None, by=world.ben.actor) is None
    assert names(world.cleo.viewer, item) == ["Sprint 1"]


def test_nothing_goes_into_a_sprint_that_is_over_or_of_another_space(world):
    over = a_sprint(world, state="closed")
    foreign = a_sprint(world, by=world.ada, space=closed_space(world))
    item = world.item()

    for sprint in (over, foreign):
        with pytest.raises(RuleBroken):
            choose_sprint(item, sprint, by=world.ada.actor)
    assert not sprints_for(world.ada.viewer, item).exists()


def test_sprints_out_of_sight_stay_and_are_not_named(world):
    item = world.item()
    hidden = a_sprint(world, "Hidden", by=world.ada, space=closed_space(world))
    SprintItem.objects.create(workspace=world.workspace, sprint=hidden, item=item)

    choose_sprint(item, a_sprint(world), by=world.ben.actor)

    assert names(world.ben.viewer, item) == ["Sprint 1"]
    assert SprintItem.objects.count() == 2


def test_what_is_in_a_sprint_is_counted_as_far_as_it_is_seen(world):
    sprint = a_sprint(world)
    for more in ({}, {"status": world.status("Done")}, {"is_private": True}):
        choose_sprint(world.item(**more), sprint, by=world.ada.actor)

    assert work_in_sprints(world.ben.viewer) == {sprint.pk: (1, 2)}
    assert work_in_sprints(world.ada.viewer) == {sprint.pk: (1, 3)}


def test_a_deleted_sprint_comes_back_to_who_may_edit_it(world):
    sprint = a_sprint(world, space=world.space)
    choose_sprint(world.item(), sprint, by=world.ben.actor)
    remove_sprint(a_sprint(world, by=world.ada, space=closed_space(world)), by=world.ada.actor)
    remove_sprint(sprint, by=world.ben.actor)
    assert deletions_seen(world.cora.viewer) == []
    (gone,) = deletions_seen(world.ben.viewer)

    restore_deleted(gone.seq, by=world.ben.actor)

    assert SprintItem.objects.get().sprint == sprint
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)


def test_sprints_without_a_start_stand_first_then_the_newest(world):
    a_sprint(world, "old", start_at=NOON)
    a_sprint(world, "new", start_at=NOON + timedelta(14))
    a_sprint(world, "some day")

    assert [one.name for one in sprints_seen(world.cleo.viewer)] == ["some day", "new", "old"]
