"""Projects and their versions and components, statuses and sprints, from the tables of a backup."""

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from rooftree.exchange.bundle import Text
from rooftree.exchange.formats.jira.backup.people import People
from rooftree.exchange.formats.jira.backup.rows import day, flag, whole
from rooftree.exchange.formats.jira.backup.store import Row, Store
from rooftree.exchange.formats.jira.draft import Draft
from rooftree.exchange.formats.jira.issue import Component, StatusCategory, Version
from rooftree.exchange.formats.jira.known import Project

_CATEGORIES: Mapping[str, StatusCategory] = {
    "1": "undefined", "2": "new", "3": "done", "4": "indeterminate",
}  # fmt: skip


class Places:
    """Reads what belongs to projects; `base` is the address of Jira."""

    def __init__(self, store: Store, people: People, zone: tzinfo, base: str) -> None:
        self._store = store
        self._people = people
        self._zone = zone
        self._base = base

    def tell(self, draft: Draft) -> None:
        """Tell a draft all projects, statuses, versions and components."""
        for own, row in self._store.rows("Project"):
            if row.get("key"):
                draft.know_project(self._project(own, row))
        for own, row in self._store.rows("Status"):
            draft.know_status(row.get("name", ""), id=own, category=category(row))
        for own, row in sorted(self._store.rows("Version"), key=_sequence):
            if key := self.project_key(row):
                draft.know_version(key, version(own, row))
        for own, row in self._store.rows("Component"):
            if key := self.project_key(row):
                draft.know_component(key, self.component(own, row))

    def project_key(self, row: Row) -> str:
        """Return the key of the project to which a row belongs."""
        return self._store.row("Project", row.get("project", "")).get("key", "")

    def versions(self, issue: str, kind: str) -> Iterator[Version]:
        """Yield the versions with which an issue is associated in one way."""
        for own in self._sinks(issue, kind):
            row = self._store.row("Version", own)
            if row.get("name"):
                yield version(own, row)

    def components(self, issue: str) -> Iterator[Component]:
        """Yield the components of an issue."""
        for own in self._sinks(issue, "IssueComponent"):
            row = self._store.row("Component", own)
            if row.get("name"):
                yield self.component(own, row)

    def component(self, own: str, row: Row) -> Component:
        """Read a component."""
        return Component(
            name=row.get("name", ""),
            id=own,
            description=row.get("description", ""),
            lead=self._people.user(row.get("lead")),
        )

    def _sinks(self, issue: str, kind: str) -> Iterator[str]:
        for _own, row in self._store.owned("NodeAssociation", issue):
            if row.get("associationType") == kind:
                yield row.get("sinkNodeId", "")

    def _project(self, own: str, row: Row) -> Project:
        return Project(
            key=row["key"],
            name=row.get("name", ""),
            id=own,
            url=f"{self._base}/browse/{row['key']}" if self._base else "",
            description=Text(markdown=row.get("description", "")),
            lead=self._people.user(row.get("lead")),
        )


def version(own: str, row: Row) -> Version:
    """Read a version."""
    return Version(
        name=row.get("name", ""),
        id=own,
        description=row.get("description", ""),
        start=day(row.get("startdate")),
        release=day(row.get("releasedate")),
        is_released=flag(row.get("released")),
        is_archived=flag(row.get("archived")),
    )


def category(status: Row) -> StatusCategory | None:
    """Return Jira's category of a status; None in backups from before there were any."""
    return _CATEGORIES.get(status.get("statuscategory", ""))


def _sequence(pair: tuple[str, Row]) -> int:
    return whole(pair[1].get("sequence")) or 0
