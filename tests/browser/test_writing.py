"""What somebody is writing stays, whatever others do meanwhile; afterwards they see what was done."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def retitle(visitor, key, title):
    """Change an item's title as the form on its page would."""
    form = visitor.context.request.get(f"{visitor.base}/items/{key}/text").text()
    version = form.partition('name="version" value="')[2].partition('"')[0]
    visitor.post(f"items/{key}/text", title=title, description="", version=version)


@pytest.fixture
def key(ben):
    return ben.make_item("Draw the spring catalogue")


def test_a_half_written_comment_survives_anothers_change_and_can_be_sent(ada, ben, key):
    page = ada.open_live(f"items/{key}")
    comment = page.get_by_role("textbox", name="Comment")
    comment.press_sequentially("Half a thou")

    retitle(ben, key, "Draw the summer catalogue")
    expect(page.get_by_role("heading", name="Draw the summer catalogue")).to_be_visible()

    expect(comment).to_have_value("Half a thou")
    expect(comment).to_be_focused()
    comment.press_sequentially("ght")
    comment.press("Control+Enter")
    expect(page.locator(".comment__body").get_by_text("Half a thought")).to_be_visible()
    expect(comment).to_have_value("")


def test_a_form_that_is_open_stays_and_shows_the_change_when_it_is_cancelled(ada, ben, key):
    page = ada.open_live(f"items/{key}")
    page.keyboard.press("e")
    title = page.get_by_role("textbox", name="Title")
    title.fill("My own title")

    retitle(ben, key, "Draw the autumn catalogue")
    ben.move(key, "In review")
    expect(page.locator("#state").get_by_text("In review").first).to_be_visible()

    expect(title).to_have_value("My own title")
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_role("heading", name="Draw the autumn catalogue")).to_be_visible()
    expect(title).to_have_count(0)


def test_a_menu_that_is_open_stays_open(ada, ben, key):
    page = ada.open_live(f"items/{key}")
    page.keyboard.press("s")
    menu = page.locator("#status-menu")
    expect(menu).to_be_visible()

    retitle(ben, key, "Draw the winter catalogue")
    expect(page.get_by_role("heading", name="Draw the winter catalogue")).to_be_visible()

    expect(menu).to_be_visible()
    menu.get_by_role("button", name="In progress").click()
    expect(page.locator("#state").get_by_text("In progress").first).to_be_visible()


def test_words_typed_into_the_filter_survive(ada, ben):
    key = ben.make_item("Gather fallen quinces")
    page = ada.open_live("items")
    words = page.get_by_role("searchbox")

    words.press_sequentially("quinc", delay=120)
    expect(page).to_have_url(f"{ada.base}/items?q=quinc")
    expect(page.locator("[data-list-item]")).to_have_count(1)
    expect(words).to_be_focused()
    expect(words).to_have_value("quinc")
    ben.move(key, "In review")
    expect(page.locator(f"#row-{key}").get_by_text("In review")).to_be_visible()

    expect(words).to_be_focused()
    expect(words).to_have_value("quinc")
