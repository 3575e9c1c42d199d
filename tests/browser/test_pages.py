"""Every page can be used by everybody, and nothing on it is refused by its own content policy."""

import pytest

pytestmark = pytest.mark.browser

PLACES = {
    "home": "",
    "board": "spaces/APP/board",
    "board by parent": "spaces/APP/board?lanes=parent",
    "place": "items/APP-3/place",
    "items": "items",
    "new item": "items/new",
    "mine": "mine",
    "item": "items/APP-3",
    "history": "items/APP-3?show=history",
    "text": "items/APP-3/text",
    "plan": "plan",
    "goals": "goals",
    "goal": "goals/2",
    "goal's sight": "goals/2/sight",
    "item's sight": "items/APP-3/sight",
    "reasons of a date": "plan/why/APP-3",
    "assumption": "plan/assumptions/APP-9",
    "assignees": "items/APP-3/assignees",
    "new dependency": "items/APP-3/dependencies",
    "findings": "findings",
    "rules": "findings/rules",
    "imports": "imports",
    "people": "people",
    "person": "people/3",
    "invitations": "people/invitations",
    "calendars": "people/calendars",
    "search": "search?q=plan",
    "bin": "bin",
    "settings": "settings",
    "account": "settings/account",
    "spaces": "spaces",
    "space": "spaces/APP/settings",
    "workflow": "spaces/APP/statuses",
    "labels": "spaces/APP/labels",
    "fields": "spaces/APP/fields",
    "members": "spaces/APP/members",
    "components": "spaces/APP/components",
    "products": "products",
    "product": "products/1",
    "customers": "customers",
    "feedback": "feedback",
    "releases": "releases",
    "release": "releases/1",
    "projects": "projects",
    "project": "projects/1",
    "sprints": "sprints",
    "sprint": "sprints/1",
    "new customer": "customers/new",
    "skills": "people/skills",
    "time spent": "items/APP-3/time",
    "export": "settings/export",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_page_has_no_serious_fault(ada, faults, place):
    ada.open(PLACES[place])

    assert not faults(ada)


def test_the_page_of_a_finding_has_no_serious_fault(ada, faults):
    page = ada.open_live("findings")
    page.locator("[data-list-link]").first.click()
    page.get_by_role("heading", name="Evidence").wait_for()

    assert not faults(ada)


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/"])
def test_a_page_before_signing_in_has_no_serious_fault(stranger, faults, path):
    stranger.open(path)

    assert not faults(stranger)


def test_the_page_that_founds_a_workspace_has_no_serious_fault(owner, faults):
    owner.open("/workspaces/new")

    assert not faults(owner)


def test_the_page_of_nothing_has_no_serious_fault(ada, faults):
    ada.open("items/APP-9999")
    ada.complaints.clear()  # the browser notes every answer 404

    assert not faults(ada)


@pytest.mark.parametrize("opened", ["palette", "help", "new item", "menu"])
def test_what_opens_has_no_serious_fault(ada, faults, opened):
    page = ada.open_live("items")
    if opened == "menu":
        page.get_by_role("button", name="Ada").click()
    else:
        page.keyboard.press({"palette": "/", "help": "?", "new item": "c"}[opened])
    page.locator("dialog[open], [popover]:popover-open").first.wait_for()

    assert not faults(ada)
