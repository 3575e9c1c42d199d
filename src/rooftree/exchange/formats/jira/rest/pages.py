"""The account of pages: which of a search's issues are in none of the files."""

from collections.abc import Mapping
from typing import Any

from rooftree.exchange.formats.jira.rest.hanging import LARGEST
from rooftree.exchange.formats.jira.rest.shapes import number_of
from rooftree.exchange.formats.ledger import Ledger


class Pages:
    """Gathers the pages of searches: those that count (startAt, total), and those with tokens."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._series: dict[int, set[tuple[int, int]]] = {}
        self._with_next: str | None = None
        self._is_end_here = False

    def take(self, frame: Mapping[str, Any], held: int, place: str) -> None:
        """Note a page that held so many issues."""
        total, start = _count(frame.get("total")), _count(frame.get("startAt"))
        if total is not None:
            self._series.setdefault(total, set()).add((start or 0, (start or 0) + held))
        elif "isLast" in frame or "nextPageToken" in frame:
            if frame.get("isLast", not frame.get("nextPageToken")) is True:
                self._is_end_here = True
            else:
                self._with_next = place if self._with_next is None else self._with_next

    def tell_gaps(self, held: int) -> None:
        """Tell what is missing; held: how many issues there are in all files.

        While a search is read page by page, its total may change; so nothing is said when there are as
        many issues as it promised.
        """
        for total, spans in self._series.items():
            covered, gap = _covered(spans)
            if covered < total and held < total:
                missing = total - covered
                self._ledger.missing("items", missing)
                self._ledger.mention(
                    "pages_missing", "items", place=f"startAt {gap} of total {total}", count=missing
                )
        if self._with_next is not None and not self._is_end_here:
            self._ledger.mention("last_page_missing", "items", place=self._with_next)


def _covered(spans: set[tuple[int, int]]) -> tuple[int, int]:
    """Return how much the spans cover, and where the first gap begins."""
    covered, reached, gap = 0, 0, None
    for begin, end in sorted(spans):
        if begin > reached and gap is None:
            gap = reached
        covered += max(0, end - max(begin, reached))
        reached = max(reached, end)
    return covered, reached if gap is None else gap


def _count(value: Any) -> int | None:
    number = number_of(value)
    return int(number) if number is not None and 0 <= number < LARGEST else None
