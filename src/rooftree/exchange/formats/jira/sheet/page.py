"""The table of issues in a web page that Jira makes for Excel, as rows of cells."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.csv.cells import KEY
from rooftree.exchange.formats.jira.rss.items import base_of
from rooftree.exchange.formats.markup.html.tokens import Tag, tokens
from rooftree.exchange.formats.table.reading import Row
from rooftree.exchange.formats.wording import N_

TABLE = "issuetable"
CUSTOM = "customfield_"
IGNORED = "Progress"  # a header that is left out in every table
_BREAKS = frozenset(("br", "p", "div", "li"))
# What Jira calls its columns in the page, whatever the language of the headers.
HEADERS: Mapping[str, str] = {
    "issuetype": "Issue Type", "issuekey": "Issue key", "summary": "Summary", "project": "Project name",
    "status": "Status", "statusCategory": "Status Category", "priority": "Priority",
    "statuscategorychangedate": "Status Category Changed",
    "resolution": "Resolution", "assignee": "Assignee", "reporter": "Reporter", "creator": "Creator",
    "created": "Created", "updated": "Updated", "resolutiondate": "Resolved", "duedate": "Due date",
    "votes": "Votes", "labels": "Labels", "description": "Description", "environment": "Environment",
    "timeoriginalestimate": "Original estimate", "timeestimate": "Remaining Estimate",
    "timespent": "Time Spent", "components": "Components", "fixVersions": "Fix versions",
    "versions": "Affects versions", "parent": "Parent",
}  # fmt: skip
_LISTS = frozenset(("Labels", "Components", "Fix versions", "Affects versions", "Sprint"))
PROSE = frozenset(("Description", "Environment"))
_KEYS = frozenset(("Issue key", "Parent", "Custom field (Epic Link)"))
_SPACE = re.compile(r"[\s\xa0]+")
_TWO_BREAKS = re.compile(r"\n\r?\n")  # of the tag, and of the source behind it
_COMMA = re.compile(r"\s*,\s*")


class Sheet:
    """The table: headers in English, and rows by these. Raises FormatError when there is none.

    `is_html`: descriptions are HTML, not wiki markup with line breaks, as Jira gives it to Excel.
    `base` is the address of the Jira.
    """

    def __init__(self, text: str) -> None:
        walk = _Walk()
        for token in tokens(text):
            walk.take(token)
        walk.end_row()
        if not walk.names:
            raise FormatError(
                N_("There is no table of issues in this page."),
                place=f"the tables, of which none is called {TABLE}",
                expected=N_("a page that Jira exported for Excel"),
            )
        self.base = walk.base
        prose = [
            cell
            for cells in walk.rows
            for name, cell in zip(walk.names, cells, strict=False)
            if name in PROSE
        ]
        self.is_html = any(cell.is_html for cell in prose)
        self._names = walk.names
        self._rows = [
            [
                _value(name, cell, is_html=self.is_html)
                for name, cell in zip(walk.names, cells, strict=False)
            ]
            for cells in walk.rows
        ]
        self._widths = [self._width(place) for place in range(len(walk.names))]
        pairs = zip(walk.names, self._widths, strict=True)
        self.headers = tuple(name for name, width in pairs for _turn in range(width))

    def __iter__(self) -> Iterator[Row]:
        for number, cells in enumerate(self._rows, start=2):
            spread: list[str] = []
            for name, cell, width in zip_longest(self._names, cells, self._widths, fillvalue=""):
                parts = _COMMA.split(str(cell)) if name in _LISTS else [str(cell)]
                spread += parts + [""] * (int(width) - len(parts))
            yield Row(number, spread)

    def _width(self, place: int) -> int:
        """Return how many columns are needed, as a list of labels needs one for each."""
        if self._names[place] not in _LISTS:
            return 1
        cells = (cells[place] for cells in self._rows if place < len(cells))
        return max((len(_COMMA.split(cell)) for cell in cells), default=1)


@dataclass(slots=True)
class _Cell:
    """A cell while it is read: its text and its HTML. Emphasis all around it says that it is empty."""

    texts: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    is_nothing: bool = False
    is_html: bool = False

    def take(self, token: Tag | str) -> None:
        """Take what stands in the cell."""
        if isinstance(token, str):
            self.texts.append(token)
            self.source.append(html.escape(token, quote=False))
            return
        self.is_nothing |= token.name == "em" and not "".join(self.texts).strip()
        self.is_html |= token.name != "br"
        self.texts.append("\n" if token.name in _BREAKS else "")
        self.source.append(f"<{'/' if token.is_end else ''}{token.name}{token.written}>")


class _Walk:
    """Takes the tokens of a page; keeps the cells of the table of issues."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.rows: list[list[_Cell]] = []
        self._row: list[_Cell] = []
        self._depth = 0
        self._cell: _Cell | None = None
        self._header = ""
        self.base = ""

    def take(self, token: Tag | str) -> None:
        """Take a token."""
        if isinstance(token, Tag):
            if token.name == "table":
                self._nest(token)
            elif self._depth == 1 and token.name in ("tr", "th", "td"):
                self._part(token)
                return
        if self._depth and isinstance(token, Tag) and token.name == "a" and not self.base:
            self.base = base_of(token.attributes().get("href", ""))
        if self._depth and self._cell is not None:
            self._cell.take(token)

    def _nest(self, token: Tag) -> None:
        if token.is_end:
            self._depth = max(0, self._depth - 1)
        elif self._depth or token.attributes().get("id") == TABLE:
            self._depth += 1

    def _part(self, token: Tag) -> None:
        self._end_cell()
        if token.name == "tr":
            self.end_row()
        elif not token.is_end:
            self._cell = _Cell()
            self._header = token.attributes().get("data-id", "") if token.name == "th" else ""

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        if self._header:
            self.names.append(_header(self._header, _plain(cell)))
        else:
            self._row.append(cell)

    def end_row(self) -> None:
        """Note that a row is complete."""
        self._end_cell()
        if self._row:
            self.rows.append(self._row)
        self._row = []


def _header(own: str, shown: str) -> str:
    """Return what a column is called in a table of Jira's; counts and sums are not of use."""
    if own.startswith(CUSTOM):
        return f"Custom field ({shown})"
    return HEADERS.get(own, IGNORED)


def _value(name: str, cell: _Cell, *, is_html: bool) -> str:
    if cell.is_nothing:
        return ""
    if name in PROSE:
        text = "".join(cell.source if is_html else cell.texts)
        return (text if is_html else _TWO_BREAKS.sub("\n", text)).strip()
    text = _plain(cell)
    found = KEY.search(text) if name in _KEYS else None
    return found[0] if found else text


def _plain(cell: _Cell) -> str:
    return _SPACE.sub(" ", "".join(cell.texts)).strip()
