"""Everything frequent is reached from the keyboard."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def palette(ada):
    return ada.page.locator("#palette")


def test_the_palette_finds_an_item_by_its_words_and_enter_opens_it(ada, palette):
    key = ada.make_item("Translate marigold leaflets")
    page = ada.open_live("items")

    page.keyboard.press("Control+k")
    palette.get_by_role("combobox").press_sequentially("marigold leaf")
    expect(palette.locator("[aria-selected=true]")).to_contain_text("Translate marigold leaflets")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{ada.base}/items/{key}")
    expect(palette).to_be_hidden()


def test_the_palette_finds_an_item_by_its_key(ada, palette):
    page = ada.open_live("goals")

    page.keyboard.press("Control+k")
    palette.get_by_role("combobox").press_sequentially("app-3")
    expect(palette.locator("[aria-selected=true]")).to_contain_text("APP-3")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{ada.base}/items/APP-3")


def test_the_palette_remembers_what_was_opened_and_escape_closes_it(ada, palette):
    page = ada.open_live("items/APP-7")
    ada.open_live("items")

    page.keyboard.press("/")
    expect(palette.get_by_role("option").first).to_contain_text("APP-7")
    page.keyboard.press("Escape")

    expect(palette).to_be_hidden()


def test_slash_and_enter_search_everywhere(ada, palette):
    page = ada.open_live("items")

    page.keyboard.press("/")
    palette.get_by_role("combobox").press_sequentially("zzzz")
    expect(palette.get_by_text("Nothing found.")).to_be_visible()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{ada.base}/search?q=zzzz")


def test_a_question_mark_shows_all_keys(ada):
    page = ada.open_live("items")

    page.keyboard.press("?")

    help_dialog = page.get_by_role("dialog", name="Keyboard")
    expect(help_dialog.get_by_text("Assigned to me")).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_dialog).to_be_hidden()


def test_c_opens_a_form_that_makes_an_item(ada):
    page = ada.open_live("goals")

    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    title = dialog.get_by_label("Title")
    expect(title).to_be_focused()
    page.keyboard.type("Write to the seed bank")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Write to the seed bank")).to_be_visible()
    expect(page.locator("#toasts").get_by_text("Write to the seed bank")).to_be_visible()
    expect(dialog).to_be_hidden()


def test_a_refused_form_stays_open_with_the_reason(ada):
    page = ada.open_live("items/APP-3")

    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Sow a thousand seeds")
    dialog.get_by_label("Part of").fill("NOPE-1")
    dialog.get_by_role("button", name="Create", exact=True).click()

    expect(dialog.get_by_text("There is no item NOPE-1.")).to_be_visible()
    expect(dialog.get_by_label("Part of")).to_be_focused()
    expect(dialog.get_by_label("Title")).to_have_value("Sow a thousand seeds")
    dialog.get_by_label("Part of").fill("APP-3")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sow a thousand seeds")).to_be_visible()
    ada.complaints.clear()  # the browser notes every answer 422


def test_g_and_a_letter_go_to_a_page(ada):
    places = {
        "h": "",
        "m": "mine",
        "b": "spaces/APP/board",
        "i": "items",
        "p": "plan",
        "o": "goals",
        "f": "findings",
        "e": "people",
        "t": "imports",
        "n": "bin",
        "s": "settings",
    }
    page = ada.open_live("goals")

    for letter, place in places.items():
        page.keyboard.press("g")
        page.keyboard.press(letter)
        expect(page).to_have_url(f"{ada.base}/{place}")
        here = page.locator(f'.sidebar__link[aria-current=page][data-hotkey="g {letter}"]')
        expect(here).to_have_count(1)


def test_j_and_k_walk_a_list_and_x_chooses(ada):
    page = ada.open_live("items")
    rows = page.locator("[data-list-item]")

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(rows.nth(1).locator("[data-list-link]")).to_be_focused()
    page.keyboard.press("x")
    expect(rows.nth(1).get_by_role("checkbox")).to_be_checked()
    page.keyboard.press("k")
    expect(rows.nth(0).locator("[data-list-link]")).to_be_focused()
    page.keyboard.press("x")

    expect(page.get_by_text("2 chosen")).to_be_visible()


def test_what_is_chosen_stays_chosen_when_the_page_is_refreshed(ada, ben):
    key = ben.make_item("Rake the leaves")
    page = ada.open_live("items?q=rake")
    page.locator(f"#row-{key}").get_by_role("checkbox").check()

    ben.move(key, "In review")
    expect(page.locator(f"#row-{key}").get_by_text("In review")).to_be_visible()

    expect(page.locator(f"#row-{key}").get_by_role("checkbox")).to_be_checked()
    expect(page.get_by_text("1 chosen")).to_be_visible()


def test_keys_mean_letters_where_one_types(ada):
    page = ada.open_live("items/APP-3")

    page.get_by_role("textbox", name="Comment").press_sequentially("c? gi/x")

    expect(page.get_by_role("textbox", name="Comment")).to_have_value("c? gi/x")
    expect(page).to_have_url(f"{ada.base}/items/APP-3")
    expect(page.get_by_role("dialog")).to_have_count(0)
