"""A server that was away is caught up with."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def other_house(house):
    """A second server at the same data."""
    with house.second_server() as other:
        yield other


def test_what_happened_while_the_server_was_down_appears_without_a_reload(
    house, other_house, ada, ben
):
    key = ben.make_item("Repair the greenhouse")
    ada.open_board()
    ada.page.evaluate("window.isTheSamePage = true")

    house.stop()
    try:
        ben.base = other_house.base
        ben.move(key, "In progress")
    finally:
        house.start()

    expect(ada.card(key, "In progress")).to_be_visible(timeout=5000)
    assert ada.page.evaluate("window.isTheSamePage")
    ada.complaints.clear()  # the browser tells that the stream broke


def test_what_another_process_writes_appears(other_house, ada, ben):
    key = ben.make_item("Paint the shed")
    ada.open_board()

    ben.base = other_house.base
    ben.move(key, "In review")

    expect(ada.card(key, "In review")).to_be_visible(timeout=5000)
