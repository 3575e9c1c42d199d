"""Somebody in front of a browser: their page, and what they can do with and without looking."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import (
    APIResponse,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
)

READY = """() => {
  const stream = document.querySelector("turbo-stream-source")
  return document.readyState === "complete" && stream?.streamSource?.readyState === 1
}"""
TURBO_GAVE_UP = "signal is aborted without reason"  # a visit, for the sake of another or a form
CAN_DRAG = """() => [...document.querySelectorAll("[data-cards]")].every(
  (list) => Object.keys(list).some((name) => name.startsWith("Sortable")))"""


@dataclass
class Visitor:
    """A signed-in person with one open page; `complaints` is what the browser found wrong."""

    context: BrowserContext
    base: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", self._failed)

    def leave(self) -> None:
        """Close the page; the browser forgets what it kept for it."""
        if self.page.url.startswith("http") and not self.page.is_closed():
            self.page.evaluate("localStorage.clear()")
        self.page.close()

    def stop_listening(self) -> None:
        """Hear no more complaints of the browser."""
        self.page.remove_listener("console", self._heard)

    def open(self, path: str = "") -> Page:
        """Open a page of the workspace; a path from the site's root begins with a slash."""
        site = self.base.partition("/w/")[0]
        self.page.goto(f"{site}{path}" if path.startswith("/") else f"{self.base}/{path}")
        return self.page

    def open_live(self, path: str) -> Page:
        """Open a page and wait until it listens to the stream."""
        self.open(path)
        self.until(READY)
        return self.page

    def open_board(self, space: str = "APP") -> Page:
        """Open a board and wait until its cards can be dragged."""
        self.open_live(f"spaces/{space}/board")
        self.until(CAN_DRAG)
        return self.page

    def until(self, condition: str, seconds: float = 20.0) -> None:
        """Wait for a JavaScript condition. The page's content policy forbids Playwright's own way."""
        for _ in range(int(seconds / 0.05)):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"It does not become true: {condition}")

    def card(self, key: str, column: str = "") -> Locator:
        """A card, wherever it is or in the column of a name."""
        within = f'[data-board-target=column][data-name="{column}"] ' if column else ""
        return self.page.locator(f"{within}#card-{key}")

    def post(self, path: str, **fields: str) -> APIResponse:
        """Do something as this person, on no page."""
        cookies = {cookie["name"]: cookie["value"] for cookie in self.context.cookies(self.base)}
        answer = self.context.request.post(
            f"{self.base}/{path}",
            form=fields,
            headers={"X-CSRFToken": cookies["rooftree_csrf"]},
            max_redirects=0,
        )
        assert answer.status == 303, f"{path}: {answer.status}\n{answer.text()}"
        return answer

    def make_item(self, title: str, status: str = "To do", space: str = "APP", **more: str) -> str:
        """Make an item and return its key."""
        made = self.post(
            "items/new",
            title=title,
            space=space,
            status=self.status(status, space),
            kind="task",
            **more,
        )
        return made.headers["location"].rpartition("/")[2]

    def move(self, key: str, status: str, space: str = "APP") -> None:
        """Move an item to the end of a column."""
        self.post(f"items/{key}/place", status=self.status(status, space))

    def status(self, name: str, space: str = "APP") -> str:
        """The number of a space's status, as its board tells it."""
        board = self.context.request.get(f"{self.base}/spaces/{space}/board?q=-").text()
        return re.search(rf'data-status="(\d+)" data-name="{re.escape(name)}"', board)[1]

    def _failed(self, error: Error) -> None:
        if error.message != TURBO_GAVE_UP:
            self.complaints.append(str(error))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")
