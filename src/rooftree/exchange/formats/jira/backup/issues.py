"""An issue of a backup, put together from the rows of a dozen tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from decimal import Decimal

from rooftree.exchange.formats.jira.backup.active_objects import RANK, SPRINT, sprint_of
from rooftree.exchange.formats.jira.backup.bonds import Bonds
from rooftree.exchange.formats.jira.backup.customs import Customs
from rooftree.exchange.formats.jira.backup.entities import ISSUE
from rooftree.exchange.formats.jira.backup.hanging import Hanging
from rooftree.exchange.formats.jira.backup.people import Names, People
from rooftree.exchange.formats.jira.backup.places import Places, category
from rooftree.exchange.formats.jira.backup.rows import day, moment, number, said, seconds, whole
from rooftree.exchange.formats.jira.backup.store import Row, Store
from rooftree.exchange.formats.jira.issue import CustomValue, Issue, Sprint, User
from rooftree.exchange.formats.jira.keys import KEY
from rooftree.exchange.formats.jira.roles import Role
from rooftree.exchange.formats.jira.texts import TextReader, files_by_name
from rooftree.exchange.formats.ledger import Ledger

_SUBTASK = "jira_subtask"
CustomRows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueReader:
    """Reads issues; `base` is the address of Jira, `sprints` the names that the history knows."""

    store: Store
    people: People
    places: Places
    bonds: Bonds
    customs: Customs
    hanging: Hanging
    ledger: Ledger
    zone: tzinfo
    base: str
    sprints: Mapping[str, str]

    def issues(self) -> Iterator[Issue]:
        """Yield all issues, as they stand in the backup."""
        for own, row in self.store.rows(ISSUE):
            key = self.bonds.key_of(row)
            if not KEY.fullmatch(key):
                self.ledger.found("items")
                self.ledger.tell("no_key", "items", place=f"issue {own}", sample=key)
                continue
            issue = self._bare(own, key, row)
            issue = self._with_rows(issue, row)
            issue = self._with_texts(issue, row)
            yield self._with_customs(issue, self.customs.rows(own))

    def _bare(self, own: str, key: str, row: Row) -> Issue:
        """Return what the issue's own row says, but for its texts."""
        store, zone = self.store, self.zone
        project = store.row("Project", row.get("project", ""))
        kind, status = store.row("IssueType", row.get("type", "")), row.get("status", "")
        return Issue(
            key=key,
            id=own,
            url=f"{self.base}/browse/{key}" if self.base else "",
            project_key=project.get("key") or key.rpartition("-")[0],
            project_name=project.get("name", ""),
            project_id=row.get("project", ""),
            type=kind.get("name", ""),
            type_id=row.get("type", ""),
            is_subtask=kind.get("style") == _SUBTASK,
            status=store.row("Status", status).get("name", ""),
            status_id=status,
            status_category=category(store.row("Status", status)),
            priority=store.row("Priority", row.get("priority", "")).get("name", ""),
            resolution=store.row("Resolution", row.get("resolution", "")).get("name", ""),
            summary=row.get("summary", ""),
            reporter=self.people.user(row.get("reporter")),
            creator=self.people.user(row.get("creator")),
            assignee=self.people.user(row.get("assignee")),
            votes=whole(row.get("votes")) or 0,
            estimate=seconds(row.get("timeoriginalestimate")),
            remaining=seconds(row.get("timeestimate")),
            due=day(row.get("duedate")),
            created_at=moment(row.get("created"), zone),
            updated_at=moment(row.get("updated"), zone),
            resolved_at=moment(row.get("resolutiondate"), zone),
        )

    def _with_rows(self, issue: Issue, row: Row) -> Issue:
        """Add what stands in tables of associations."""
        own, places, bonds = issue.id, self.places, self.bonds
        old = dict.fromkeys(bonds.old_keys(own, row))
        labels = [one for _own, one in self.store.owned("Label", own) if not one.get("fieldid")]
        return replace(
            issue,
            parent=bonds.parent(own),
            links=tuple(bonds.links(own)),
            old_keys=tuple(key for key in old if key and key != issue.key),
            labels=tuple(one.get("label", "") for one in labels),
            components=tuple(places.components(own)),
            fix_versions=tuple(places.versions(own, "IssueFixVersion")),
            affected_versions=tuple(places.versions(own, "IssueVersion")),
            watchers=self._associated(own, "WatchIssue"),
            voters=self._associated(own, "VoteIssue"),
            rank=next((one.get("RANK", "") for _own, one in self.store.owned(RANK, own)), ""),
        )

    def _with_texts(self, issue: Issue, row: Row) -> Issue:
        """Add all texts, and what hangs on the issue."""
        place = f"issue {issue.key}"
        attachments = tuple(self.hanging.attachments(issue.id, place))
        texts = TextReader(self.ledger, Names(self.people), place, files_by_name(attachments))
        if row.get("security"):
            level = self.store.row("SchemeIssueSecurityLevels", row["security"])
            self.ledger.tell(
                "restricted_issue", "items", thing=issue.key, place=place,
                sample=level.get("name", row["security"]),
            )  # fmt: skip
        return replace(
            issue,
            description=texts.read(row.get("description"), "items", issue.key),
            environment=texts.read(row.get("environment"), "items", issue.key),
            attachments=attachments,
            comments=tuple(self.hanging.comments(issue.id, texts, place)),
            worklogs=tuple(self.hanging.worklogs(issue.id, texts, place)),
            changes=tuple(self.hanging.changes(issue.id, place)),
        )

    def _with_customs(self, issue: Issue, rows: CustomRows) -> Issue:
        """Add what stands in custom fields."""
        by_role: dict[Role | None, list[Row]] = {}
        values: list[CustomValue] = []
        for field, some in rows.items():
            role = self.customs.role(field)
            by_role.setdefault(role, []).extend(some)
            if role == "tool":
                name = self.store.row("CustomField", field).get("name", "")
                self.ledger.found("tool_fields")
                self.ledger.tell("tool_field_not_kept", "tool_fields", sample=name)
            elif role is None and (value := self.customs.value(field, some)):
                values.append(value)
        starts = (day(row.get("datevalue")) for row in by_role.get("start", ()))
        return replace(
            issue,
            values=tuple(values),
            sprints=tuple(self._sprints(by_role.get("sprint", ()))),
            points=self._points(by_role.get("points", ())),
            parent=issue.parent or self._holder(by_role),
            is_epic="epic_name" in by_role,
            start=next((one for one in starts if one), None),
        )

    def _holder(self, by_role: Mapping[Role | None, Sequence[Row]]) -> str:
        """Return the epic or parent that a field names by its key or id."""
        rows = [*by_role.get("epic", ()), *by_role.get("parent", ())]
        told = (said(row, "stringvalue", "numbervalue").partition(".")[0] for row in rows)
        return next((self.bonds.key(one) or one for one in told if one), "")

    def _sprints(self, rows: Sequence[Row]) -> Iterator[Sprint]:
        for row in rows:
            for own in said(row, "stringvalue", "textvalue").split(","):
                known = self.store.row(SPRINT, own.strip())
                if known:
                    yield sprint_of(known)
                elif own.strip():
                    name = self.sprints.get(own.strip(), "")
                    if not name:
                        self.ledger.mention("sprint_unnamed", "sprints", sample=own.strip())
                    yield Sprint(name=name, id=own.strip())

    @staticmethod
    def _points(rows: Sequence[Row]) -> Decimal | None:
        told = (number(said(row, "numbervalue", "stringvalue")) for row in rows)
        return next((one for one in told if one is not None), None)

    def _associated(self, issue: str, kind: str) -> tuple[User, ...]:
        rows = self.store.owned("UserAssociation", issue)
        told = (row.get("sourceName") for _own, row in rows if row.get("associationType") == kind)
        return tuple(user for name in told if (user := self.people.user(name)))
