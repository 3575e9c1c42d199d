"""Settings of a workspace and of one's own account, and new workspaces."""

import pytest

from rooftree.accounts.models import User, Workspace
from rooftree.people.members.actions import edit_workspace

SETTINGS = "/w/acme/settings"
ACCOUNT = "/w/acme/settings/account"


def test_owners_rename_the_workspace(world, browser):
    ada = browser(world.ada)
    assert 'value="Acme"' in ada.get(SETTINGS).content.decode()

    answer = ada.post(SETTINGS, {"name": "Acme Ltd", "time_zone": "Europe/Berlin", "version": "1"})

    assert answer.status_code == 303
    world.workspace.refresh_from_db()
    assert (world.workspace.name, world.workspace.time_zone) == ("Acme Ltd", "Europe/Berlin")


def test_members_read_the_settings_but_do_not_change_them(world, browser):
    ben = browser(world.ben)

    assert '<form class="form"' not in ben.get(SETTINGS).content.decode()
    refused = ben.post(SETTINGS, {"name": "Mine", "time_zone": "UTC"})

    assert refused.status_code == 403


def test_an_unknown_time_zone_is_refused_and_the_name_kept(world, browser):
    answer = browser(world.ada).post(SETTINGS, {"name": "New name", "time_zone": "Mars/Base"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a time zone" in page
    assert 'value="New name"' in page


def test_an_edit_on_an_older_version_is_stale(world, browser):
    edit_workspace(world.workspace, name="First", time_zone="UTC", by=world.ada.actor)

    late = browser(world.ada).post(SETTINGS, {"name": "Second", "time_zone": "UTC", "version": "1"})

    assert late.status_code == 409
    assert "Second" in late.content.decode()


def test_looks_are_kept_and_lead_back(world, browser):
    ben = browser(world.ben)

    answer = ben.post(
        f"{SETTINGS}/appearance",
        {"theme": "dark", "density": "compact"},
        headers={"Referer": "http://testserver/w/acme/items"},
    )

    assert answer["Location"] == "http://testserver/w/acme/items"
    assert 'data-theme="dark" data-density="compact"' in ben.get(SETTINGS).content.decode()


def test_looks_lead_nowhere_else(world, browser):
    answer = browser(world.ben).post(
        f"{SETTINGS}/appearance", {"theme": "dark"}, headers={"Referer": "https://evil.example/"}
    )

    assert answer["Location"] == "/w/acme/"


def test_people_choose_name_zone_and_shortcuts(world, browser):
    ben = browser(world.ben)
    wishes = {"name": "Benedict", "time_zone": "Asia/Tokyo", "language": "en"}

    assert ben.post(ACCOUNT, wishes).status_code == 303

    user = User.objects.get(pk=world.ben.user.pk)
    assert (user.name, user.time_zone, user.single_keys) == ("Benedict", "Asia/Tokyo", False)
    assert world.ben.person.name == "Benedict"
    assert "data-hotkeys-off" in ben.get(ACCOUNT).content.decode()


def test_a_refused_account_form_changes_nothing(world, browser):
    answer = browser(world.ben).post(
        ACCOUNT, {"name": "  ", "time_zone": "Asia/Tokyo", "language": "en"}
    )

    assert answer.status_code == 422
    assert "what others shall call you" in answer.content.decode()
    assert User.objects.get(pk=world.ben.user.pk).time_zone == "UTC"


@pytest.fixture
def founder(world):
    world.ada.user.is_instance_owner = True
    world.ada.user.save()
    return world.ada


def test_the_installations_owner_founds_a_workspace(founder, browser):
    ada = browser(founder)
    assert ada.get("/workspaces/new").status_code == 200

    answer = ada.post("/workspaces/new", {"key": "Beta", "name": "Beta", "time_zone": "UTC"})

    assert (answer.status_code, answer["Location"]) == (303, "/w/beta/")
    assert ada.get("/w/beta/").status_code == 200


@pytest.mark.parametrize("key", ["acme", "no spaces", ""])
def test_a_taken_or_malformed_short_name_is_refused(founder, browser, key):
    answer = browser(founder).post(
        "/workspaces/new", {"key": key, "name": "Other", "time_zone": "UTC"}
    )

    assert answer.status_code == 422
    assert Workspace.objects.count() == 1


def test_others_found_no_workspaces(world, browser):
    ben = browser(world.ben)

    assert ben.get("/workspaces/new").status_code == 403
    assert ben.post("/workspaces/new", {"key": "x", "name": "X"}).status_code == 403
