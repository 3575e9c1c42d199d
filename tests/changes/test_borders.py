"""Nothing is written across the border of a workspace."""

import pytest

from rooftree.accounts.roles import Role
from rooftree.errors import NotFound
from rooftree.people.calendars.actions import add_absence
from rooftree.people.members.actions import edit_workspace
from rooftree.people.persons.actions import edit_person
from rooftree.work.items.actions import create_item, edit_item
from rooftree.work.items.models import Item
from rooftree.work.spaces.members import give_space_role
from rooftree.work.spaces.models import Kind
from tests.world import build


@pytest.fixture
def other(world):
    return build("umbrella")


def test_the_owner_of_one_workspace_changes_nothing_of_another(world, other):
    ben, by = other.ben.person, world.ada.actor

    with pytest.raises(NotFound):
        edit_person(ben, name="Bob", by=by)
    with pytest.raises(NotFound):
        add_absence(ben, first_day=ben.created_at.date(), last_day=ben.created_at.date(), by=by)
    with pytest.raises(NotFound):
        edit_workspace(other.workspace, name="Mine", time_zone="UTC", by=by)


def test_an_item_names_nobody_and_nothing_of_another_workspace(world, other):
    item, by = world.item(), world.ada.actor
    foreign_kind = Kind.objects.get(workspace=other.workspace, slug="bug")

    with pytest.raises(NotFound):
        edit_item(item, owner=other.ben.person, by=by)
    with pytest.raises(NotFound):
        edit_item(item, kind=foreign_kind, by=by)
    with pytest.raises(NotFound):
        create_item(world.space, title="New", assignees=[other.ben.person], by=by)
    assert Item.objects.filter(space=world.space).count() == 1


def test_a_space_gives_no_role_to_strangers(world, other):
    with pytest.raises(NotFound):
        give_space_role(world.space, other.ben.person, role=Role.MEMBER, by=world.ada.actor)
