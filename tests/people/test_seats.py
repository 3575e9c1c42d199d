"""Who somebody is in all their workspaces, asked once a request."""

from django.contrib.auth import get_user
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooftree.accounts.models import ARRIVING, User, Workspace
from rooftree.accounts.roles import Role
from rooftree.changes import log
from rooftree.changes.actor import Actor
from rooftree.people.backend import Backend, seats_of
from rooftree.people.members.actions import join_workspace
from rooftree.people.queries import viewer_for
from rooftree.work.founding import found_workspace


def found_for(user, key):
    workspace = found_workspace(key)
    join_workspace(workspace, user, role=Role.MEMBER, by=Actor.system(workspace.pk, via="test"))
    return workspace


def test_a_user_comes_with_their_seats_in_one_query(world):
    with CaptureQueriesContext(connection) as asked:
        user = Backend().get_user(world.ben.user.pk)
        (seat,) = seats_of(user)

    assert len(asked) == 1
    assert (user, user.email) == (world.ben.user, world.ben.user.email)
    assert seat.workspace == world.workspace
    assert seat.viewer == viewer_for(world.ben.user, world.workspace)
    assert seat.head == log.head(world.workspace.pk) > 0


def test_each_workspace_has_its_own_role_and_person(world):
    other = found_for(world.ben.user, "beta")
    seats = {seat.workspace: seat.viewer for seat in seats_of(world.ben.user)}

    assert seats == {place: viewer_for(world.ben.user, place) for place in (world.workspace, other)}


def test_a_workspace_that_is_still_arriving_has_no_seats(world):
    arriving = found_for(world.ben.user, "beta")
    Workspace._base_manager.filter(pk=arriving.pk).update(key=f"{ARRIVING}beta")

    assert [seat.workspace for seat in seats_of(world.ben.user)] == [world.workspace]


def test_somebody_in_no_workspace_is_known_and_has_no_seat(db):
    lone = User.objects.create(email="lone@example.org")

    assert Backend().get_user(lone.pk) == lone
    assert seats_of(Backend().get_user(lone.pk)) == []


def test_whoever_was_switched_off_or_deleted_is_nobody(world):
    User.objects.filter(pk=world.ben.user.pk).update(is_active=False)

    assert Backend().get_user(world.ben.user.pk) is None
    assert Backend().get_user(999_999) is None


def test_whoever_was_switched_off_is_signed_out_at_the_next_request(world, client, rf):
    client.force_login(world.ben.user)
    User.objects.filter(pk=world.ben.user.pk).update(is_active=False)
    request = rf.get("/")
    request.session = client.session

    assert not get_user(request).is_authenticated
