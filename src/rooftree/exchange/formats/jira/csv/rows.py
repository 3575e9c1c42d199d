"""A row of the table as an issue."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.jira.csv.cells import (
    KEY,
    attachment_in,
    comment_in,
    seconds_in,
    worklog_in,
)
from rooftree.exchange.formats.jira.csv.columns import Column
from rooftree.exchange.formats.jira.csv.customs import custom_values
from rooftree.exchange.formats.jira.csv.meanings import FIELDS, IGNORE
from rooftree.exchange.formats.jira.csv.reading import Around, Cell, Reading
from rooftree.exchange.formats.jira.known import Project
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.status_words import category_by_name
from rooftree.exchange.formats.table.reading import Row

_CATEGORIES: Mapping[str | None, jira.StatusCategory] = {
    "todo": "new", "discovery": "new", "doing": "indeterminate", "done": "done",
}  # fmt: skip
# What servers write where nothing is.
NOBODY = frozenset(
    ("", "unassigned", "anonymous", "sin asignar", "nao atribuido", "non assigne", "nicht zugewiesen",
     "niet toegewezen", "nieprzypisane", "nieprzydzielone", "не назначен")
)  # fmt: skip
UNRESOLVED = frozenset(
    ("unresolved", "sin resolver", "nao resolvido", "non resolu", "nicht erledigt", "unerledigt",
     "niet opgelost", "nierozwiazane", "nierozwiązane", "не решен", "нет решения")
)  # fmt: skip


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
        return _Issue(self._cells(row), row.number, self._around).project(issue)

    def issue(self, row: Row) -> jira.Issue:
        """Read a row; what cannot be understood is told and left out."""
        return _Issue(self._cells(row), row.number, self._around).issue()

    def _cells(self, row: Row) -> Mapping[str, list[Cell]]:
        cells: defaultdict[str, list[Cell]] = defaultdict(list)
        for column in self._columns:
            cell = row.cells[column.position]
            if cell and not cell.isspace():
                meaning = "field" if column.meaning in FIELDS else column.meaning
                cells[meaning].append((column, cell.strip()))
        return cells


class _Issue(Reading):
    """One row as an issue."""

    def issue(self) -> jira.Issue:
        """Read the issue."""
        key = self.first("key")
        if not KEY.fullmatch(key):  # it is going to be left out, so the rest is not worth a remark
            return jira.Issue(key=key, project_key="", summary=self.first("summary"))
        project = key.rpartition("-")[0]
        attachments = tuple(self._attachments())
        files = {one.name: one.url for one in attachments if one.url}
        return jira.Issue(
            key=key,
            id=self.first("id"),
            url=f"{self.around.base}/browse/{key}" if self.around.base else "",
            project_key=project,
            project_name=self.first("project_name"),
            type=self.first("type"),
            status=self.first("status"),
            status_category=self._category(),
            priority=self.first("priority"),
            resolution=self._resolution(),
            summary=self.first("summary"),
            description=self.text("description", files),
            environment=self.text("environment", files),
            reporter=self._person("reporter"),
            creator=self._person("creator"),
            assignee=self._person("assignee"),
            parent=self._parent(),
            labels=tuple(word for cell in self.all("label") for word in cell.split()),
            components=tuple(jira.Component(name=name) for name in self.all("component")),
            fix_versions=self._versions("fix_version"),
            affected_versions=self._versions("affects_version"),
            sprints=tuple(jira.Sprint(name=name) for name in self.all("sprint")),
            watchers=self._watchers(),
            votes=int(self.number_in("votes") or 0),
            points=self.number_in("points"),
            estimate=self.seconds("estimate"),
            remaining=self.seconds("remaining"),
            start=self.day("start"),
            due=self.day("due"),
            created_at=self.instant("created"),
            updated_at=self.instant("updated"),
            resolved_at=self.instant("resolved"),
            category_changed_at=self.instant("category_changed"),
            rank=self.first("rank"),
            links=tuple(self._links()),
            comments=tuple(self._comments(files)),
            worklogs=tuple(self._worklogs()),
            attachments=attachments,
            values=self._values(),
        )

    def project(self, issue: jira.Issue) -> Project:
        """Read what the row tells of the issue's project."""
        base = self.around.base
        return Project(
            key=issue.project_key,
            name=issue.project_name,
            url=f"{base}/browse/{issue.project_key}" if base else "",
            description=self.text("project_description", {}),
            lead=self._person("project_lead"),
        )

    def _values(self) -> tuple[jira.CustomValue, ...]:
        cells = self.by_meaning.get("field", ())
        return tuple(custom_values(cells, self.around.clock, self.unread))

    def _category(self) -> jira.StatusCategory | None:
        word = self.first("status_category")
        return _CATEGORIES.get(category_by_name(word)) if word else None

    def _resolution(self) -> str:
        word = self.first("resolution")
        return "" if plain_words(word) in UNRESOLVED else word

    def _versions(self, meaning: str) -> tuple[jira.Version, ...]:
        return tuple(jira.Version(name=name) for name in self.all(meaning))

    def _person(self, meaning: str) -> jira.User | None:
        return _user(self.first(f"{meaning}_id"), self.first(meaning))

    def _watchers(self) -> tuple[jira.User, ...]:
        names, ids = self.all("watcher"), self.all("watcher_id")
        if ids and len(names) != len(ids):  # then nobody knows who is who
            names = [""] * len(ids)
        pairs = zip(ids or [""] * len(names), names, strict=True)
        return tuple(user for own, name in pairs if (user := _user(own, name)))

    def _parent(self) -> str:
        """Return the parent's key rather than its id; an epic only when nothing else is told."""
        named = self.all("parent")
        keys = [cell for cell in named if KEY.fullmatch(cell)]
        return next(iter([*keys, *named, *self.all("epic")]), "")

    def _links(self) -> Iterator[jira.Link]:
        for meaning in ("link_out", "link_in"):
            for column, cell in self.by_meaning.get(meaning, ()):
                for key in KEY.findall(cell):
                    yield jira.Link(type=column.detail, key=key, is_outward=meaning == "link_out")

    def _comments(self, files: Mapping[str, str]) -> Iterator[jira.Comment]:
        for cell in self.all("comment"):
            said = comment_in(cell, self.around.clock)
            body = self.around.texts.text(said.body, files, self.place("comment"))
            yield jira.Comment(body=body, author=_user(said.author), created_at=said.at)

    def _worklogs(self) -> Iterator[jira.Worklog]:
        for cell in self.all("worklog"):
            spent = worklog_in(cell, self.around.clock)
            if spent is None:
                self.ledger.found("time_entries")
                self.ledger.tell(
                    "worklog_unreadable", "time_entries", place=self.place("worklog"), sample=cell
                )
                continue
            note = self.around.texts.text(spent.note, {}, self.place("worklog"))
            yield jira.Worklog(
                seconds=spent.seconds, started_at=spent.at, author=_user(spent.author), note=note
            )
        if not self.all("worklog") and seconds_in(self.first("spent")):
            self.ledger.found("time_entries")
            self.ledger.tell(
                "time_without_entries", "time_entries", place=self.place("spent"),
                sample=self.first("spent"),
            )  # fmt: skip

    def _attachments(self) -> Iterator[jira.Attachment]:
        for cell in self.all("attachment"):
            file = attachment_in(cell, self.around.clock)
            yield jira.Attachment(
                name=file.name, url=file.url, author=_user(file.author), created_at=file.at
            )


def _user(own: str, name: str = "") -> jira.User | None:
    """Make a user of an id and a name; a server's export has user names alone, which are ids as well."""
    if own:
        return jira.User(id=own, name=name)
    if plain_words(name) in NOBODY:
        return None
    return jira.User(id=name, name=name, username=name) if name else None
