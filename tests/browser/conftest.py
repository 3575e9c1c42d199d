"""A server of its own, Chromium, and two people of the sample company at their browsers."""

import re

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.axe import faults_of
from tests.browser.databases import database_of_its_own
from tests.browser.house import House
from tests.browser.visitor import Visitor

WINDOW = {"width": 1440, "height": 900}
PATIENCE = 20_000  # milliseconds; a busy machine is no fault of the code
SWITCHES = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A running server with the sample company."""
    with database_of_its_own() as database_url:
        house = House(tmp_path_factory.mktemp("house"), database_url)
        try:
            house.start()
            yield house
        finally:
            house.stop()


@pytest.fixture(scope="session")
def chrome(chromium):
    """Chromium without a window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(
            executable_path=chromium, chromium_sandbox=False, args=SWITCHES
        )
        yield chrome
        chrome.close()


@pytest.fixture(scope="session")
def browser_of(chrome, house):
    """Return a function that makes an account, and a browser that is signed in with it.

    A browser serves all tests of a session: it keeps what it has loaded once.
    """

    def follow_link(link):
        context = chrome.new_context(viewport=WINDOW)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(link)
        page.close()
        return context

    return lambda name, role: follow_link(house.let_in(name, role))


@pytest.fixture(scope="session")
def browser_of_ada(browser_of):
    return browser_of("Ada", "admin")


@pytest.fixture(scope="session")
def browser_of_ben(browser_of):
    return browser_of("Ben", "member")


@pytest.fixture
def visit(house):
    """Return a function that opens a new page of a browser; what is wrong there fails the test."""
    visitors = []

    def begin(context):
        visitors.append(Visitor(context, house.base))
        return visitors[-1]

    yield begin
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.leave()
    assert not complaints


@pytest.fixture
def ada(visit, browser_of_ada):
    """Ada, who administers the workspace."""
    return visit(browser_of_ada)


@pytest.fixture
def ben(visit, browser_of_ben):
    """Ben, a member, at another browser."""
    return visit(browser_of_ben)


@pytest.fixture
def stranger(chrome, visit):
    """Somebody who has not signed in."""
    context = chrome.new_context(viewport=WINDOW)
    yield visit(context)
    context.close()


@pytest.fixture
def owner(chrome, house, visit):
    """Whoever followed the link that the first start printed."""
    context = chrome.new_context(viewport=WINDOW)
    owner = visit(context)
    owner.page.goto(re.search(r"http\S+/sign-in/\S+", house.log)[0])
    yield owner
    context.close()


@pytest.fixture(scope="session")
def faults(root):
    """Return a function that tells what is wrong with the page that somebody looks at."""
    axe = (root / "node_modules/axe-core/axe.min.js").read_text()
    return lambda visitor: faults_of(visitor, axe)
