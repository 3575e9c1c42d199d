"""Undo, appearance, and the end of one's rights."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_deleted_item_comes_back_by_undo(ada):
    key = ada.make_item("Burn the old sheds")
    page = ada.open_live(f"items/{key}")

    page.get_by_role("button", name="More about this item").click()
    page.locator("#item-menu").get_by_role("button", name="Delete").click()
    expect(page.get_by_text(f"Deleted {key}.")).to_be_visible()
    expect(ada.card(key)).to_have_count(0)
    page.locator("#toasts").get_by_role("button", name="Undo").click()

    expect(ada.page.get_by_text(f"Deleted {key}.")).to_have_count(0)
    ada.open(f"items/{key}")
    expect(page.get_by_role("heading", name="Burn the old sheds")).to_be_visible()


def test_the_message_with_undo_outlives_a_refresh(ada, ben):
    key, other = ada.make_item("Sell the tractor"), ada.make_item("Wash the tractor")
    page = ada.open_live(f"items/{key}")
    page.get_by_role("button", name="More about this item").click()
    page.locator("#item-menu").get_by_role("button", name="Delete").click()
    expect(page).to_have_url(f"{ada.base}/spaces/APP/board")

    ben.move(other, "In review")
    expect(ada.card(other, "In review")).to_be_visible()

    expect(page.locator("#toasts").get_by_role("button", name="Undo")).to_be_visible()


def test_theme_and_density_change_at_once_and_are_kept(visit, browser_of):
    cora = visit(browser_of("Cora", "commenter"))
    page = cora.open_live("items")
    background = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(background)

    page.get_by_role("button", name="Cora").click()
    with page.expect_response("**/settings/appearance"):
        page.get_by_text("Dark", exact=True).click()
    with page.expect_response("**/settings/appearance"):
        page.get_by_text("Compact", exact=True).click()
    dark = page.evaluate(background)
    page.reload()

    assert light != dark
    assert page.evaluate(background) == dark
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("data-density", "compact")


def test_whoever_leaves_the_workspace_sees_no_more_of_it(ada, visit, browser_of):
    cleo = visit(browser_of("Cleo", "viewer"))
    page = cleo.open_live("spaces/APP/board")
    people = ada.open("people")
    person = people.locator("[data-list-item]", has_text="Cleo").get_attribute("id")

    ada.post(f"people/{person.removeprefix('person-')}/departure")

    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator("turbo-stream-source")).to_have_count(0)
    assert cleo.context.request.get(f"{cleo.base}/live?topic=plan").status == 404
    cleo.complaints.clear()  # the browser notes every answer 404
