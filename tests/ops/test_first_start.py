import pytest

from rooftree.accounts.models import User, Workspace
from rooftree.accounts.roles import Role
from rooftree.changes.actor import Actor
from rooftree.errors import RuleBroken
from rooftree.ops.first_start import local_zone, prepare_first_page, workspace_for_import
from rooftree.people.members.actions import join_workspace, leave_workspace
from rooftree.work.founding import found_workspace

pytestmark = pytest.mark.django_db


def roles_of(user):
    return dict(user.memberships.values_list("workspace__key", "role"))


def test_the_first_start_makes_an_owner_and_a_workspace():
    owner = prepare_first_page()

    assert owner.is_instance_owner
    assert not owner.has_usable_password()
    assert roles_of(owner) == {"home": Role.OWNER}


def test_a_second_start_changes_nothing():
    first = prepare_first_page()

    assert prepare_first_page() == first
    assert (User.objects.count(), Workspace.objects.count()) == (1, 1)


def test_the_owner_joins_what_was_imported_before_the_first_start():
    workspace_for_import("acme")

    owner = prepare_first_page()

    assert roles_of(owner) == {"acme": Role.OWNER}


def test_the_owner_joins_what_is_imported_later():
    owner = prepare_first_page()

    workspace_for_import("acme")

    assert roles_of(owner) == {"home": Role.OWNER, "acme": Role.OWNER}


def test_an_import_finds_its_workspace_again():
    assert workspace_for_import("acme") == workspace_for_import("acme")


def test_a_malformed_short_name_is_refused():
    with pytest.raises(RuleBroken):
        workspace_for_import("Not A Name")


def test_an_owner_who_left_a_workspace_stays_outside():
    owner = prepare_first_page()
    workspace = found_workspace("acme")
    by = Actor.system(workspace.pk)
    other = User.objects.create_user("ada@example.org")
    for user in (owner, other):
        join_workspace(workspace, user, role=Role.OWNER, by=by)
    leave_workspace(workspace.memberships.get(user=owner), by=by)

    prepare_first_page()

    assert "acme" not in roles_of(owner)


@pytest.mark.parametrize(("told", "zone"), [("Europe/Rome", "Europe/Rome"), ("Moon/Base", "UTC")])
def test_the_machine_tells_its_time_zone_if_it_can(monkeypatch, told, zone):
    monkeypatch.setenv("TZ", told)
    monkeypatch.setattr("pathlib.Path.resolve", lambda path: path)

    assert local_zone() == zone
