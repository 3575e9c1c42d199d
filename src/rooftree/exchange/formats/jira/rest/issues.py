"""An issue as REST replies give it, with the parts that came in other files, read without trust."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from decimal import Decimal
from typing import Any

from rooftree.exchange.formats.jira.issue import (
    Change,
    Comment,
    CustomValue,
    Issue,
    Sprint,
    User,
    Worklog,
)
from rooftree.exchange.formats.jira.rest.bonds import (
    changes_of,
    count_of,
    histories_in,
    links_of,
    old_keys_in,
)
from rooftree.exchange.formats.jira.rest.customs import CustomReader
from rooftree.exchange.formats.jira.rest.fields import IssueFields
from rooftree.exchange.formats.jira.rest.gathering import Gathered
from rooftree.exchange.formats.jira.rest.hanging import (
    Hanging,
    entries_in,
    total_of,
    watchers_in,
)
from rooftree.exchange.formats.jira.rest.places import (
    category_of,
    component_of,
    objects,
    sprints_of,
    version_of,
)
from rooftree.exchange.formats.jira.rest.shapes import (
    day_of_text,
    moment_of,
    number_of,
    seconds_of,
    text_of,
    user_of,
)
from rooftree.exchange.formats.jira.texts import TextReader, files_by_name

Parts = Mapping[str, list[Any]]
_LEVEL_OF_EPICS = 1
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class IssueReader:
    """Reads issues by what all the files together tell."""

    gathered: Gathered
    zone: tzinfo

    def read(self, key: str, raw: Mapping[str, Any], parts: Parts) -> Issue:
        """Read one issue."""
        return _Reading(self, key, raw, parts).issue()


class _Reading:
    def __init__(self, reader: IssueReader, key: str, raw: Mapping[str, Any], parts: Parts) -> None:
        self._gathered, self._zone = reader.gathered, reader.zone
        self._ledger = reader.gathered.ledger
        self._key, self._raw, self._parts = key, raw, parts
        self._fields = IssueFields(raw, reader.gathered.book)
        self._place = f"issue {key}"
        self._hanging = Hanging(self._ledger, self._place)
        self._changes = self._read_changes()
        self._attachments = tuple(self._hanging.attachments(self._fields.list("attachment")))
        self._texts = TextReader(
            self._ledger, self._gathered.mentions.names, self._place,
            files_by_name(self._attachments),
        )  # fmt: skip

    def issue(self) -> Issue:
        self._tell_about()
        return self._with_times(self._with_places(self._bare()))

    def _bare(self) -> Issue:
        """Return what the issue says itself, and what hangs on it."""
        fields = self._fields
        project, status, kind = fields["project"], fields["status"], fields["issuetype"]
        return Issue(
            key=self._key,
            id=text_of(self._raw, "id"),
            url=self._address(),
            project_key=text_of(project, "key") or self._key.rpartition("-")[0],
            project_name=text_of(project, "name"),
            project_id=text_of(project, "id"),
            type=text_of(kind, "name"),
            type_id=text_of(kind, "id"),
            is_subtask=isinstance(kind, dict) and kind.get("subtask") is True,
            is_epic=self._is_epic(kind),
            status=text_of(status, "name"),
            status_id=text_of(status, "id"),
            status_category=category_of(status),
            summary=fields.text("summary"),
            description=self._texts.read(fields["description"], "items", self._key),
            environment=self._texts.read(fields["environment"], "items", self._key),
            old_keys=old_keys_in(self._changes, self._key),
            comments=self._comments(),
            worklogs=self._worklogs(),
            attachments=self._attachments,
            changes=self._changes,
            values=self._values(),
        )

    def _with_places(self, issue: Issue) -> Issue:
        """Add the people and places to which the issue belongs."""
        fields, zone = self._fields, self._zone
        watches, votes = fields["watches"], fields["votes"]
        return replace(
            issue,
            reporter=user_of(fields["reporter"]),
            creator=user_of(fields["creator"]),
            assignee=user_of(fields["assignee"]),
            watchers=self._people("watchers", watches),
            voters=self._people("voters", votes),
            votes=seconds_of(votes.get("votes") if isinstance(votes, dict) else votes) or 0,
            parent=fields.parent() or next(iter(self._parts.get("parent", ())), ""),
            labels=tuple(one for one in fields.list("labels") if isinstance(one, str)),
            components=tuple(component_of(one) for one in objects(fields["components"])),
            fix_versions=tuple(version_of(one, zone) for one in objects(fields["fixVersions"])),
            affected_versions=tuple(version_of(one, zone) for one in objects(fields["versions"])),
            sprints=self._sprints(),
            links=tuple(links_of(fields["issuelinks"])),
        )

    def _with_times(self, issue: Issue) -> Issue:
        """Add when and how much, and what comes first."""
        fields, zone = self._fields, self._zone
        starts = (day_of_text(value, zone) for value in fields.with_role("start"))
        ranks = (value for value in fields.with_role("rank") if isinstance(value, str))
        return replace(
            issue,
            priority=fields.name("priority"),
            resolution=fields.name("resolution"),
            points=self._points(),
            estimate=self._time("originalEstimateSeconds", "timeoriginalestimate"),
            remaining=self._time("remainingEstimateSeconds", "timeestimate"),
            start=next((day for day in starts if day), None),
            due=day_of_text(fields["duedate"], zone),
            created_at=moment_of(fields["created"]),
            updated_at=moment_of(fields["updated"]),
            resolved_at=moment_of(fields["resolutiondate"]),
            rank=next(ranks, ""),
        )

    def _address(self) -> str:
        base, rest, _path = text_of(self._raw, "self").partition("/rest/")
        return f"{base}/browse/{self._key}" if rest else ""

    def _is_epic(self, kind: Any) -> bool:
        level = kind.get("hierarchyLevel") if isinstance(kind, dict) else None
        return level == _LEVEL_OF_EPICS or any(True for _one in self._fields.with_role("epic_name"))

    def _sprints(self) -> tuple[Sprint, ...]:
        fields, known = self._fields, self._gathered.beside.sprints
        told = [*fields.with_role("sprint"), fields["closedSprints"], fields["sprint"]]
        found = [sprint for value in told for sprint in sprints_of(value, known)]
        return tuple({(one.id, one.name): one for one in found}.values())

    def _people(self, kind: str, inline: Any) -> tuple[User, ...]:
        told = watchers_in([inline, *self._parts.get(kind, ())], kind)
        found = [user for one in told if (user := user_of(one))]
        return tuple({one.id: one for one in found}.values())

    def _points(self) -> Decimal | None:
        told = (number_of(value) for value in self._fields.with_role("points"))
        return next((points for points in told if points is not None), None)

    def _time(self, key: str, old_key: str) -> int | None:
        """Return seconds; before version 5 Jira wrote minutes, in an object of its own."""
        told = self._fields["timetracking"]
        if isinstance(told, dict) and old_key in told:
            minutes = seconds_of(told[old_key])
            return None if minutes is None else minutes * _MINUTE
        seconds = seconds_of(told.get(key)) if isinstance(told, dict) else None
        return seconds if seconds is not None else seconds_of(self._fields[old_key])

    def _comments(self) -> tuple[Comment, ...]:
        page = self._fields["comment"]
        inline = [*entries_in(page, "comments"), *entries_in(self._raw.get("comments_data"), "")]
        entries = [*inline, *self._parts.get("comment", ())]
        found = tuple(self._hanging.comments(entries, self._texts))
        self._tell_missing("comments", page, "comment", len(found))
        return found

    def _worklogs(self) -> tuple[Worklog, ...]:
        page = self._fields["worklog"]
        entries = [*entries_in(page, "worklogs"), *self._parts.get("worklog", ())]
        found = tuple(self._hanging.worklogs(entries, self._texts))
        self._tell_missing("time_entries", page, "worklog", len(found))
        return found

    def _read_changes(self) -> tuple[Change, ...]:
        page = self._raw.get("changelog")
        entries = [*histories_in(page), *self._parts.get("history", ())]
        found = tuple(changes_of(entries, self._ledger, self._place))
        self._tell_missing("events", page, "history", count_of(entries))
        return found

    def _tell_missing(self, kind: str, page: Any, part: str, held: int) -> None:
        """Tell how many entries were cut off: replies hold 20, 50 or 100 of them."""
        totals = [total_of(page), *map(total_of, self._parts.get(f"{part}_page", ()))]
        missing = max(totals) - held
        if missing > 0:
            self._ledger.missing(kind, missing)
            self._ledger.mention(f"{kind}_cut", kind, place=self._place, count=missing)

    def _values(self) -> tuple[CustomValue, ...]:
        reader = CustomReader(self._ledger, self._zone)
        found = []
        for known, value in self._fields.customs():
            if known.role == "tool":
                self._ledger.found("tool_fields")
                self._ledger.tell("tool_field_not_kept", "tool_fields", sample=known.name)
            elif known.role is None:
                found.append(reader.read(known, value, self._place))
        return tuple(one for one in found if one)

    def _tell_about(self) -> None:
        """Tell what stands on the issue and has no place here."""
        watching = seconds_of(text_of(self._fields["watches"], "watchCount"))
        if watching and not self._people("watchers", self._fields["watches"]):
            self._ledger.mention("watchers_unnamed", "watchers", place=self._place, count=watching)
        security = self._fields["security"]
        if isinstance(security, dict) and security:
            self._ledger.tell(
                "restricted_issue", "items", thing=self._key, place=self._place,
                sample=text_of(security, "name"),
            )  # fmt: skip
        links = len(self._parts.get("remote_link", ()))
        if links:
            self._ledger.found("remote_links", links)
            self._ledger.tell("remote_links", "remote_links", place=self._place, count=links)
