"""A form that opens within an item's page: it closes when it is taken, and says why when it is not."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def key(ben):
    return ben.make_item("Mend the greenhouse")


def open_form(visitor, key):
    page = visitor.open_live(f"items/{key}")
    page.keyboard.press("e")
    title = page.get_by_role("textbox", name="Title")
    expect(title).to_be_focused()
    return page, title


def test_a_form_that_was_taken_closes(ada, key):
    page, title = open_form(ada, key)

    title.fill("Mend the roof")
    title.press("Enter")

    expect(page.get_by_role("heading", name="Mend the roof")).to_be_visible()
    expect(title).to_have_count(0)


def test_two_who_edit_the_same_see_both_versions(ada, ben, key):
    page, title = open_form(ada, key)
    others_page, others = open_form(ben, key)
    ada.stop_listening()  # to the browser, which reports the refusal
    others.fill("By Ben")
    others.press("Enter")
    expect(others_page.get_by_role("heading", name="By Ben")).to_be_visible()

    title.fill("By Ada")
    title.press("Enter")

    expect(page.get_by_text("Somebody else changed this, too")).to_be_visible()
    expect(page.locator(".clash")).to_contain_text("By Ben")
    expect(title).to_have_value("By Ada")
    expect(page.locator("#state")).to_be_visible()
    title.press("Enter")
    expect(page.get_by_role("heading", name="By Ada")).to_be_visible()


def test_a_refused_form_can_be_cancelled(ada, key):
    page, title = open_form(ada, key)
    ada.stop_listening()
    title.fill("  ")
    title.evaluate("field => field.removeAttribute('required')")
    title.press("Enter")
    expect(page.get_by_text("An item needs a title.")).to_be_visible()

    page.get_by_role("link", name="Cancel").click()

    expect(page.get_by_role("heading", name="Mend the greenhouse")).to_be_visible()
    expect(title).to_have_count(0)


def test_others_comments_appear_while_one_is_being_edited(ada, ben, key):
    ada.post(f"items/{key}/comments", comment="My remark")
    page = ada.open_live(f"items/{key}")
    page.get_by_role("button", name="More about this comment").click()
    page.get_by_role("link", name="Edit", exact=True).last.click()
    words = page.locator("#body")
    words.fill("My better remark")

    ben.post(f"items/{key}/comments", comment="Meanwhile")

    expect(page.locator(".comment__body").get_by_text("Meanwhile")).to_be_visible()
    expect(words).to_have_value("My better remark")
