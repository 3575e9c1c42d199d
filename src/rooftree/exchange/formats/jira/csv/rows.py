"""A row of the table as an issue."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from rooftree.exchange.bundle import NO_TEXT, Text
from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.jira.csv.cells import (
    KEY,
    Clock,
    attachment_in,
    comment_in,
    seconds_in,
    worklog_in,
)
from rooftree.exchange.formats.jira.csv.columns import Column
from rooftree.exchange.formats.jira.csv.customs import custom_values
from rooftree.exchange.formats.jira.csv.meanings import FIELDS, IGNORE
from rooftree.exchange.formats.jira.csv.texts import Texts
from rooftree.exchange.formats.jira.known import Project
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.status_words import category_by_name
from rooftree.exchange.formats.table.dates import moment_of
from rooftree.exchange.formats.table.numbers import number_of
from rooftree.exchange.formats.table.reading import Row

Cell = tuple[Column, str]
_CATEGORIES: Mapping[str | None, jira.StatusCategory] = {
    "todo": "new", "discovery": "new", "doing": "indeterminate", "done": "done",
}  # fmt: skip
MOST_POINTS = 1_000_000
# What servers write where nothing is.
NOBODY = frozenset(
    ("", "unassigned", "anonymous", "sin asignar", "nao atribuido", "non assigne", "nicht zugewiesen",
     "niet toegewezen", "nieprzypisane", "nieprzydzielone", "не назначен")
)  # fmt: skip
UNRESOLVED = frozenset(
    ("unresolved", "sin resolver", "nao resolvido", "non resolu", "nicht erledigt", "unerledigt",
     "niet opgelost", "nierozwiazane", "nierozwiązane", "не решен", "нет решения")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Around:
    """What a row cannot say itself. base: the address of the Jira, as far as attachments tell."""

    clock: Clock
    ledger: Ledger
    texts: Texts
    base: str = ""


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, columns: Sequence[Column], around: Around) -> None:
        self._columns = [column for column in columns if column.meaning != IGNORE]
        self._around = around
        self._projects: set[str] = set()

    def new_project(self, row: Row, issue: jira.Issue) -> Project | None:
        """Read what a row tells of its project; None when a row before told of it."""
        if not issue.project_key or issue.project_key in self._projects:
            return None
        self._projects.add(issue.project_key)
        return _Reading(self._cells(row), row.number, self._around).project(issue)

    def issue(self, row: Row) -> jira.Issue:
        """Read a row; what cannot be understood is told and left out."""
        return _Reading(self._cells(row), row.number, self._around).issue()

    def _cells(self, row: Row) -> Mapping[str, list[Cell]]:
        cells: defaultdict[str, list[Cell]] = defaultdict(list)
        for column in self._columns:
            cell = row.cells[column.position]
            if cell and not cell.isspace():
                meaning = "field" if column.meaning in FIELDS else column.meaning
                cells[meaning].append((column, cell.strip()))
        return cells


class _Reading:
    """One row while it is read."""

    def __init__(self, cells: Mapping[str, list[Cell]], number: int, around: Around) -> None:
        self._by_meaning = cells
        self._number = number
        self._around = around
        self._ledger = around.ledger

    def issue(self) -> jira.Issue:
        key = self._first("key")
        if not KEY.fullmatch(key):  # it is going to be left out, so the rest is not worth a remark
            return jira.Issue(key=key, project_key="", summary=self._first("summary"))
        project = key.rpartition("-")[0]
        attachments = tuple(self._attachments())
        files = {one.name: one.url for one in attachments if one.url}
        return jira.Issue(
            key=key,
            id=self._first("id"),
            url=f"{self._around.base}/browse/{key}" if self._around.base else "",
            project_key=project,
            project_name=self._first("project_name"),
            type=self._first("type"),
            status=self._first("status"),
            status_category=self._category(),
            priority=self._first("priority"),
            resolution=self._resolution(),
            summary=self._first("summary"),
            description=self._text("description", files),
            environment=self._text("environment", files),
            reporter=self._person("reporter"),
            creator=self._person("creator"),
            assignee=self._person("assignee"),
            parent=self._parent(),
            labels=tuple(word for cell in self._all("label") for word in cell.split()),
            components=tuple(jira.Component(name=name) for name in self._all("component")),
            fix_versions=tuple(jira.Version(name=name) for name in self._all("fix_version")),
            affected_versions=tuple(
                jira.Version(name=name) for name in self._all("affects_version")
            ),
            sprints=tuple(jira.Sprint(name=name) for name in self._all("sprint")),
            watchers=self._watchers(),
            votes=int(self._number_in("votes", "items") or 0),
            points=self._number_in("points", "items"),
            estimate=self._seconds("estimate"),
            remaining=self._seconds("remaining"),
            start=self._day("start"),
            due=self._day("due"),
            created_at=self._instant("created"),
            updated_at=self._instant("updated"),
            resolved_at=self._instant("resolved"),
            rank=self._first("rank"),
            links=tuple(self._links()),
            comments=tuple(self._comments(files)),
            worklogs=tuple(self._worklogs()),
            attachments=attachments,
            values=tuple(
                custom_values(self._by_meaning.get("field", ()), self._around.clock, self._unread)
            ),
        )

    def project(self, issue: jira.Issue) -> Project:
        base = self._around.base
        return Project(
            key=issue.project_key,
            name=issue.project_name,
            url=f"{base}/browse/{issue.project_key}" if base else "",
            description=self._text("project_description", {}),
            lead=self._person("project_lead"),
        )

    def _first(self, meaning: str) -> str:
        cells = self._by_meaning.get(meaning)
        return cells[0][1] if cells else ""

    def _all(self, meaning: str) -> list[str]:
        return [cell for _column, cell in self._by_meaning.get(meaning, ())]

    def _text(self, meaning: str, files: Mapping[str, str]) -> Text:
        cell = self._first(meaning)
        return self._around.texts.text(cell, files, self._place(meaning)) if cell else NO_TEXT

    def _category(self) -> jira.StatusCategory | None:
        word = self._first("status_category")
        return _CATEGORIES.get(category_by_name(word)) if word else None

    def _resolution(self) -> str:
        word = self._first("resolution")
        return "" if plain_words(word) in UNRESOLVED else word

    def _person(self, meaning: str) -> jira.User | None:
        return _user(self._first(f"{meaning}_id"), self._first(meaning))

    def _watchers(self) -> tuple[jira.User, ...]:
        names, ids = self._all("watcher"), self._all("watcher_id")
        if len(names) != len(ids):  # then nobody knows who is who
            return tuple(jira.User(id=one) for one in ids or names)
        return tuple(
            user for own, name in zip(ids, names, strict=True) if (user := _user(own, name))
        )

    def _parent(self) -> str:
        """Return the parent's key rather than its id; an epic only when nothing else is told."""
        named = self._all("parent")
        keys = [cell for cell in named if KEY.fullmatch(cell)]
        return next(iter([*keys, *named, *self._all("epic")]), "")

    def _links(self) -> Iterator[jira.Link]:
        for meaning in ("link_out", "link_in"):
            for column, cell in self._by_meaning.get(meaning, ()):
                for key in KEY.findall(cell):
                    yield jira.Link(type=column.detail, key=key, is_outward=meaning == "link_out")

    def _comments(self, files: Mapping[str, str]) -> Iterator[jira.Comment]:
        for cell in self._all("comment"):
            said = comment_in(cell, self._around.clock)
            body = self._around.texts.text(said.body, files, self._place("comment"))
            yield jira.Comment(body=body, author=_user(said.author), created_at=said.at)

    def _worklogs(self) -> Iterator[jira.Worklog]:
        for cell in self._all("worklog"):
            spent = worklog_in(cell, self._around.clock)
            if spent is None:
                self._ledger.found("time_entries")
                self._ledger.tell(
                    "worklog_unreadable", "time_entries", place=self._place("worklog"), sample=cell
                )
                continue
            note = self._around.texts.text(spent.note, {}, self._place("worklog"))
            yield jira.Worklog(
                seconds=spent.seconds, started_at=spent.at, author=_user(spent.author), note=note
            )
        if not self._all("worklog") and seconds_in(self._first("spent")):
            self._ledger.found("time_entries")
            self._ledger.tell(
                "time_without_entries", "time_entries", place=self._place("spent"),
                sample=self._first("spent"),
            )  # fmt: skip

    def _attachments(self) -> Iterator[jira.Attachment]:
        for cell in self._all("attachment"):
            file = attachment_in(cell, self._around.clock)
            yield jira.Attachment(
                name=file.name, url=file.url, author=_user(file.author), created_at=file.at
            )

    def _seconds(self, meaning: str) -> int | None:
        cell = self._first(meaning)
        seconds = seconds_in(cell) if cell else None
        if cell and seconds is None:
            self._unread("bad_number", meaning, cell)
        return seconds

    def _number_in(self, meaning: str, kind: str) -> Decimal | None:
        for cell in self._all(meaning):
            number = number_of(cell)
            if number is not None and 0 <= number <= MOST_POINTS:
                return number
            self._unread("bad_number", meaning, cell)
        return None

    def _day(self, meaning: str) -> date | None:
        cell = self._first(meaning)
        moment = moment_of(cell, *self._around.clock) if cell else None
        if cell and moment is None:
            self._unread("bad_date", meaning, cell)
        return moment.day if moment else None

    def _instant(self, meaning: str) -> datetime | None:
        cell = self._first(meaning)
        at = self._around.clock.at(cell) if cell else None
        if cell and at is None:
            self._unread("bad_date", meaning, cell)
        return at

    def _unread(self, code: str, meaning: str, sample: str) -> None:
        self._ledger.tell(
            code, "items", thing=self._first("key"), place=self._place(meaning), sample=sample
        )

    def _place(self, meaning: str) -> str:
        return f"row {self._number}, {meaning.replace('_', ' ')}"


def _user(own: str, name: str = "") -> jira.User | None:
    """Make a user of an id and a name; a server's export has user names alone, which are ids as well."""
    if own:
        return jira.User(id=own, name=name)
    if plain_words(name) in NOBODY:
        return None
    return jira.User(id=name, name=name, username=name) if name else None
