"""Who is in, with which role."""

from datetime import timedelta

import pytest

from rooftree.accounts.models import Invitation, Membership
from rooftree.accounts.roles import Role
from rooftree.changes.actor import Actor
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.lib import clock
from rooftree.people.members.actions import (
    accept_invitation,
    change_role,
    edit_workspace,
    invite,
    leave_workspace,
    open_invitation,
    withdraw_invitation,
)
from rooftree.people.persons.actions import add_person
from rooftree.people.queries import viewer_for
from rooftree.work.spaces.members import give_space_role
from tests.world import role_of, user


def membership(member):
    return Membership.objects.get(workspace=member.workspace, user=member.user)


def test_an_outsider_finds_no_workspace(world):
    with pytest.raises(NotFound):
        viewer_for(world.dan, world.workspace)


def test_nobody_gives_a_role_above_their_own(world):
    change_role(membership(world.ben), role=Role.ADMIN, by=world.ada.actor)

    with pytest.raises(Forbidden):
        change_role(membership(world.cleo), role=Role.OWNER, by=world.ben.actor)
    with pytest.raises(Forbidden):
        change_role(membership(world.ada), role=Role.MEMBER, by=world.ben.actor)


def test_members_do_not_manage_members(world):
    with pytest.raises(Forbidden):
        change_role(membership(world.cleo), role=Role.MEMBER, by=world.ben.actor)


def test_the_last_owner_stays(world):
    with pytest.raises(RuleBroken, match="needs an owner"):
        change_role(membership(world.ada), role=Role.MEMBER, by=world.ada.actor)
    with pytest.raises(RuleBroken, match="needs an owner"):
        leave_workspace(membership(world.ada), by=world.ada.actor)
    assert role_of(world.ada) == Role.OWNER


def test_who_leaves_stays_as_a_name_without_a_way_in(world):
    person = world.ben.person
    leave_workspace(membership(world.ben), by=world.ben.actor)

    person.refresh_from_db()
    assert person.is_placeholder
    with pytest.raises(NotFound):
        viewer_for(world.ben.user, world.workspace)


def test_an_invitation_lets_in_once(world):
    invitation, token = invite(
        world.workspace, email="Dan@Example.org", role=Role.MEMBER, by=world.ada.actor
    )

    accept_invitation(open_invitation(token), world.dan, by=Actor.system(world.workspace.pk))

    assert viewer_for(world.dan, world.workspace).role == Role.MEMBER
    with pytest.raises(NotFound):
        open_invitation(token)
    assert token not in str(Invitation.objects.values().get(pk=invitation.pk))


def test_an_invitation_opened_twice_at_once_lets_one_in(world):
    _, token = invite(
        world.workspace, email="dan@example.org", role=Role.MEMBER, by=world.ada.actor
    )
    opened, again = open_invitation(token), open_invitation(token)
    house = Actor.system(world.workspace.pk)
    accept_invitation(opened, world.dan, by=house)

    with pytest.raises(NotFound):
        accept_invitation(again, user("Eve"), by=house)


def test_a_workspace_keeps_a_time_zone_that_there_is(world):
    with pytest.raises(RuleBroken):
        edit_workspace(world.workspace, name="Acme", time_zone="Mars/Base", by=world.ada.actor)


def test_nobody_takes_a_role_above_their_own_in_a_space(world):
    space, cora = world.space, world.cora.person
    give_space_role(space, world.ben.person, role=Role.ADMIN, by=world.ada.actor)
    give_space_role(space, cora, role=Role.OWNER, by=world.ada.actor)

    with pytest.raises(Forbidden):
        give_space_role(space, cora, role=Role.VIEWER, by=world.ben.actor)


def test_an_old_or_withdrawn_invitation_opens_nothing(world):
    invitation, token = invite(
        world.workspace, email="dan@example.org", role=Role.MEMBER, by=world.ada.actor
    )
    Invitation.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    with pytest.raises(NotFound):
        open_invitation(token)

    withdraw_invitation(invitation, by=world.ada.actor)
    assert not Invitation.objects.exists()


def test_a_placeholder_of_the_same_address_becomes_the_newcomer(world):
    added = add_person(name="Dan (imported)", email="dan@example.org", by=world.ada.actor)
    _, token = invite(
        world.workspace, email="dan@example.org", role=Role.MEMBER, by=world.ada.actor
    )

    accept_invitation(open_invitation(token), world.dan, by=Actor.system(world.workspace.pk))

    assert world.dan.persons.get().pk == added.subject.pk
