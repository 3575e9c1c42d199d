"""A Trello board comes in through the browser, is looked over first, and goes again."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TELL_OF_A_CHANGE = """() => document.body.insertAdjacentHTML(
  "beforeend", "<turbo-stream action='refresh'></turbo-stream>")"""


def test_a_board_is_looked_over_then_imported_then_taken_back(ada, root):
    page = ada.open_live("imports")
    board = root / "tests/exchange/fixtures/allotment.json"
    page.get_by_label("What the tool exported").set_input_files(board)
    page.get_by_role("button", name="Look into the file").first.click()

    expect(page.get_by_role("heading", name="What would come of it")).to_be_visible()
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("link", name="Open the board").click()
    expect(page.locator("[data-board-target=column]")).not_to_have_count(0)
    expect(page.get_by_role("link", name="Dig three raised beds")).to_be_visible()

    page.go_back()
    page.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("This import was taken back")).to_be_visible()


def test_what_is_shown_of_a_file_has_no_serious_fault(ada, faults, root):
    page = ada.open_live("imports")
    board = root / "tests/exchange/fixtures/allotment.json"
    page.get_by_label("What the tool exported").set_input_files(board)
    page.get_by_role("button", name="Look into the file").first.click()
    expect(page.get_by_role("heading", name="What would come of it")).to_be_visible()

    assert not faults(ada)
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("[data-list-item]").first).to_contain_text("cancelled")


def test_choices_survive_a_refresh_that_asks_nothing(ada, root):
    page = ada.open_live("imports")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    board = root / "tests/exchange/fixtures/allotment.json"
    page.get_by_label("What the tool exported").set_input_files(board)
    page.get_by_role("button", name="Look into the file").first.click()
    category = page.get_by_label("Category of Winter jobs")
    category.select_option("cancelled")

    with page.expect_response(page.url):  # which the refresh reads again
        page.evaluate(TELL_OF_A_CHANGE)
    expect(page.locator("html[aria-busy]")).to_have_count(0)

    assert not asked
    expect(category).to_have_value("cancelled")
    page.get_by_role("button", name="Cancel").click()


def test_a_file_that_is_no_board_is_refused_with_the_reason(ada, tmp_path):
    letter = tmp_path / "letter.json"
    letter.write_text("Dear gardeners")
    page = ada.open_live("imports")
    page.get_by_label("What the tool exported").set_input_files(letter)
    page.get_by_label("Tool", exact=True).select_option("trello")
    page.get_by_role("button", name="Look into the file").first.click()

    expect(page.get_by_text("Nothing was imported.")).to_be_visible()
    expect(page.get_by_role("link", name="Choose another file")).to_be_visible()
