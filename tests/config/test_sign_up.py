import pytest

from rooftree.accounts.adapter import SESSION_KEY, ByInvitation
from rooftree.accounts.roles import Role
from rooftree.people.members.actions import accept_invitation, invite
from tests import world as story

pytestmark = pytest.mark.django_db


def is_open(rf, token=None):
    request = rf.get("/")
    request.session = {} if token is None else {SESSION_KEY: token}
    return ByInvitation().is_open_for_signup(request)


def test_nobody_signs_up_without_an_invitation(rf):
    assert not is_open(rf)
    assert not is_open(rf, "made up")


def test_an_invitation_opens_the_door_until_it_is_accepted(rf):
    world = story.build()
    invitation, token = invite(
        world.workspace, email="eve@example.org", role=Role.MEMBER, by=world.ada.actor
    )
    assert is_open(rf, token)

    accept_invitation(invitation, world.dan, by=story.Actor.system(world.workspace.pk))

    assert not is_open(rf, token)
