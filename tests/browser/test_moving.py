"""Cards move by mouse, by keys alone, and without any script."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

COUNT_REFRESHES = """() => {
  window.told = 0
  addEventListener("turbo:before-stream-render", () => { window.told += 1 })
}"""


def middle_of(locator):
    """Where to take hold of something, once it has come to rest: a long column scrolls to it first."""
    locator.scroll_into_view_if_needed()
    before, box = None, locator.bounding_box()
    while box != before:
        locator.page.wait_for_timeout(100)
        before, box = box, locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def link_of(visitor, key):
    return visitor.card(key).locator("[data-list-link]")


@pytest.fixture
def said(ada):
    """What is spoken on Ada's page."""
    return ada.page.locator("#announcer")


def test_a_drag_lands_though_a_refresh_arrives_in_the_middle(ada, ben):
    dragged = ben.make_item("Prune the roses")
    other = ben.make_item("Sweep the path")
    page = ada.open_board()
    page.evaluate(COUNT_REFRESHES)
    column = page.locator('[data-name="In progress"] [data-cards] .card').first

    page.mouse.move(*middle_of(ada.card(dragged).locator(".card__top")))
    page.mouse.down()
    page.mouse.move(*middle_of(ada.card(dragged)), steps=4)
    x, y = middle_of(column)
    page.mouse.move(x, y, steps=12)
    ben.move(other, "In review")
    ada.until("told > 0")
    page.wait_for_timeout(700)  # longer than a page at rest would wait
    expect(ada.card(other, "To do")).to_have_count(1)
    page.mouse.move(x + 5, y + 5, steps=4)
    page.mouse.up()

    expect(ada.card(dragged, "In progress")).to_be_visible()
    expect(ada.card(other, "In review")).to_be_visible()
    page.reload()
    expect(ada.card(dragged, "In progress")).to_be_visible()


def test_a_card_moves_by_keys_alone_and_says_where_it_is(ada, said):
    key = ada.make_item("Label the pots")
    page = ada.open_board()

    link_of(ada, key).focus()
    page.keyboard.press("Space")
    expect(said).to_contain_text(f"{key} taken")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text(f"{key} over In progress")
    page.keyboard.press("ArrowUp")
    expect(said).to_contain_text(f"{key} over In progress")
    page.keyboard.press("Space")

    expect(said).to_contain_text(f"Moved {key} to In progress")
    expect(link_of(ada, key)).to_be_focused()
    page.reload()
    expect(ada.card(key, "In progress")).to_be_visible()


def test_escape_puts_a_card_back(ada, said):
    key = ada.make_item("Mend the hose")
    page = ada.open_board()

    link_of(ada, key).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(ada.card(key, "In progress")).to_be_visible()
    page.keyboard.press("Escape")

    expect(said).to_contain_text(f"{key} is back where it was")
    expect(ada.card(key, "To do")).to_be_visible()
    expect(link_of(ada, key)).to_be_focused()


def test_a_card_in_the_hand_stays_there_though_a_refresh_arrives(ada, ben, said):
    key, other = ben.make_item("Turn the compost"), ben.make_item("Feed the hens")
    page = ada.open_board()
    page.evaluate(COUNT_REFRESHES)

    link_of(ada, key).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    ben.move(other, "In review")
    ada.until("told > 0")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")

    expect(said).to_contain_text(f"Moved {key} to In review")
    expect(ada.card(other, "In review")).to_be_visible()
    expect(ada.card(key, "In review")).to_be_visible()


@pytest.fixture
def ada_without_script(chrome, visit, browser_of_ada):
    cookies = browser_of_ada.storage_state()
    context = chrome.new_context(storage_state=cookies, java_script_enabled=False)
    yield visit(context)
    context.close()


def test_a_card_moves_without_script(ada_without_script):
    ada = ada_without_script
    key = ada.make_item("Count the bulbs")
    page = ada.open("spaces/APP/board")

    page.get_by_role("link", name=f"Move {key} to…").click()
    page.get_by_label("Status").select_option(label="In review")
    page.get_by_role("button", name="Move").click()

    expect(ada.card(key, "In review")).to_be_visible()
    expect(page.get_by_text(f"Moved {key} to In review.")).to_be_visible()


def test_move_to_opens_by_its_key_and_moves(ada):
    key = ada.make_item("Stack the crates")
    page = ada.open_board()

    link_of(ada, key).focus()
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Status").select_option(label="In progress")
    dialog.get_by_role("button", name="Move").click()

    expect(ada.card(key, "In progress")).to_be_visible()
    expect(dialog).to_be_hidden()
