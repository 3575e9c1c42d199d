"""An item of Jira's XML as an issue."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from urllib.parse import quote

from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.jira.keys import KEY
from rooftree.exchange.formats.jira.roles import Role
from rooftree.exchange.formats.jira.rss.customs import Filled, custom_value, filled_fields
from rooftree.exchange.formats.jira.rss.texts import Html
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.rows import is_web_address
from rooftree.exchange.formats.table.dates import DateFormat, Moment, moment_of
from rooftree.exchange.formats.table.numbers import number_of
from rooftree.exchange.formats.xml_stream import Node

NOBODY = ("", "-1")
UNRESOLVED = "-1"
MOST = 2**31
_ENGLISH = DateFormat()  # in whatever language Jira runs, its feeds have dates in English
_BROWSE = re.compile(r"(https?://[^\s?#]{1,400}?)/browse/[^/\s?#]+$")
_IN_TITLE = re.compile(r"^\[[^\]]{1,120}\]\s*")
_CATEGORIES: Mapping[str, jira.StatusCategory] = {
    "new": "new", "indeterminate": "indeterminate", "done": "done", "undefined": "undefined",
}  # fmt: skip


@dataclass(slots=True)
class Feed:
    """What is known of a feed while it is read; `names` are those of people met so far, by id."""

    ledger: Ledger
    names: dict[str, str] = field(default_factory=dict)

    def issue(self, item: Node) -> jira.Issue:
        """Read an item; what cannot be understood is told and left out."""
        key = item.said("key")
        if not KEY.fullmatch(key):  # it is going to be left out, so the rest is not worth a remark
            return jira.Issue(key=key, project_key="", summary=item.said("summary"))
        reading = _Reading(item, self)
        reading.tell_time_spent()
        return reading.issue()


class _Reading:
    """One item while it is read."""

    def __init__(self, item: Node, feed: Feed) -> None:
        self._item = item
        self._feed = feed
        self._ledger = feed.ledger
        self._html = Html(feed.ledger, feed.names)
        self._key = item.said("key")
        self._place = f"issue {self._key}"
        self._fields = list(filled_fields(item))

    def issue(self) -> jira.Issue:
        item = self._item
        project, status, link = item.child("project"), item.child("status"), item.said("link")
        people = {role: self._person(role) for role in ("assignee", "reporter")}
        return jira.Issue(
            key=self._key,
            id=_attribute(item.child("key"), "id"),
            url=link if is_web_address(link) else "",
            project_key=self._key.rpartition("-")[0],
            project_name=item.said("project"),
            project_id=_attribute(project, "id"),
            type=item.said("type"),
            type_id=_attribute(item.child("type"), "id"),
            is_epic=any(one.role == "epic_name" for one in self._fields),
            status=item.said("status"),
            status_id=_attribute(status, "id"),
            status_category=_CATEGORIES.get(_attribute(item.child("statusCategory"), "key")),
            priority=item.said("priority"),
            resolution=self._resolution(),
            summary=item.said("summary") or _IN_TITLE.sub("", item.said("title")),
            description=self._html.text(item.said("description"), self._place),
            environment=self._html.text(item.said("environment"), self._place),
            reporter=people["reporter"],
            assignee=people["assignee"],
            parent=self._parent(),
            labels=tuple(_texts(item, "labels", "label")),
            components=tuple(jira.Component(name=name) for name in _said(item, "component")),
            fix_versions=tuple(jira.Version(name=name) for name in _said(item, "fixVersion")),
            affected_versions=tuple(jira.Version(name=name) for name in _said(item, "version")),
            sprints=tuple(self._sprints()),
            votes=int(self._number(item.said("votes")) or 0),
            points=self._points(),
            estimate=self._seconds("timeoriginalestimate"),
            remaining=self._seconds("timeestimate"),
            start=self._start(),
            due=self._day(item.said("due")),
            created_at=self._instant(item.said("created")),
            updated_at=self._instant(item.said("updated")),
            resolved_at=self._instant(item.said("resolved")),
            rank=next((one.texts[0] for one in self._of("rank") if one.name == "Rank"), ""),
            links=tuple(self._links()),
            comments=tuple(self._comments()),
            attachments=tuple(self._attachments(link)),
            values=tuple(custom_value(one, self._html) for one in self._fields if one.role is None),
        )

    def _of(self, role: Role) -> Iterator[Filled]:
        return (one for one in self._fields if one.role == role)

    def _person(self, role: str) -> jira.User | None:
        node = self._item.child(role)
        account = _attribute(node, "accountid") or _attribute(node, "username")
        if account in NOBODY:
            return None
        name = self._item.said(role)
        self._feed.names.setdefault(account, name)
        username = _attribute(node, "username")
        return jira.User(id=account, name=name, username=username)

    def _resolution(self) -> str:
        told = _attribute(self._item.child("resolution"), "id")
        return "" if told == UNRESOLVED else self._item.said("resolution")

    def _parent(self) -> str:
        """Return the key of what it is a part of; an epic only when nothing else is told."""
        fields = [*self._of("parent"), *self._of("epic")]
        told = [self._item.said("parent"), *(text for one in fields for text in one.texts)]
        return next((name for name in told if name), "")

    def _sprints(self) -> Iterator[jira.Sprint]:
        for one in self._of("sprint"):
            for value in one.values:
                own = value.attributes.get("id", "")
                yield jira.Sprint(name=value.text.strip(), id=own)

    def _points(self) -> Decimal | None:
        told = (self._number(text) for one in self._of("points") for text in one.texts)
        return next((number for number in told if number is not None), None)

    def _start(self) -> date | None:
        told = (self._day(text) for one in self._of("start") for text in one.texts)
        return next((day for day in told if day is not None), None)

    def _links(self) -> Iterator[jira.Link]:
        for kind in _nodes(self._item, "issuelinks", "issuelinktype"):
            for ends, is_outward in (("outwardlinks", True), ("inwardlinks", False)):
                for group in kind.all(ends):
                    phrase = group.attributes.get("description", "").strip()
                    for link in group.all("issuelink"):
                        yield jira.Link(
                            type=kind.said("name"), name=phrase, key=link.said("issuekey"),
                            is_outward=is_outward,
                        )  # fmt: skip

    def _comments(self) -> Iterator[jira.Comment]:
        for node in _nodes(self._item, "comments", "comment"):
            author = node.attributes.get("author", "")
            yield jira.Comment(
                id=node.attributes.get("id", ""),
                body=self._html.text(node.text, self._place),
                author=None if author in NOBODY else jira.User(id=author),
                created_at=self._instant(node.attributes.get("created", "")),
                edited_at=self._instant(node.attributes.get("updated", "")),
            )

    def _attachments(self, link: str) -> Iterator[jira.Attachment]:
        base = base_of(link)
        for node in _nodes(self._item, "attachments", "attachment"):
            told = node.attributes
            own, name, author = (told.get(name, "") for name in ("id", "name", "author"))
            size = number_of(told.get("size", ""))
            yield jira.Attachment(
                id=own,
                name=name,
                url=f"{base}/secure/attachment/{own}/{quote(name)}" if base and own else "",
                size=int(size) if size is not None and size >= 0 else None,
                author=None if author in NOBODY else jira.User(id=author),
                created_at=self._instant(told.get("created", "")),
            )

    def _seconds(self, tag: str) -> int | None:
        told = _attribute(self._item.child(tag), "seconds")
        seconds = self._number(told)
        return None if seconds is None else int(seconds)

    def tell_time_spent(self) -> None:
        """Tell of time that was spent, since a feed has no entries for it."""
        if self._seconds("timespent"):
            self._ledger.found("time_entries")
            self._ledger.tell(
                "time_without_entries", "time_entries", place=self._place,
                sample=self._item.said("timespent"),
            )  # fmt: skip

    def _number(self, text: str) -> Decimal | None:
        number = number_of(text) if text else None
        if text and (number is None or not 0 <= number < MOST):
            self._tell("bad_number", text)
            return None
        return number

    def _day(self, text: str) -> date | None:
        """Read a day as it stands: Jira gives it a time and a zone of no meaning."""
        moment = self._moment(text)
        return moment.day if moment else None

    def _instant(self, text: str) -> datetime | None:
        moment = self._moment(text)
        return moment.at if moment else None

    def _moment(self, text: str) -> Moment | None:
        moment = moment_of(text, _ENGLISH, UTC) if text else None
        if text and moment is None:
            self._tell("bad_date", text)
        return moment

    def _tell(self, code: str, sample: str) -> None:
        self._ledger.tell(code, "items", thing=self._key, place=self._place, sample=sample)


def base_of(link: str) -> str:
    """Return the address of the Jira in which an issue lies, from the issue's own."""
    found = _BROWSE.fullmatch(link)
    return found[1] if found else ""


def _attribute(node: Node | None, name: str) -> str:
    return node.attributes.get(name, "").strip() if node else ""


def _said(item: Node, tag: str) -> Iterator[str]:
    return (text for node in item.all(tag) if (text := node.text.strip()))


def _nodes(item: Node, outer: str, inner: str) -> Iterator[Node]:
    return (node for whole in item.all(outer) for node in whole.all(inner))


def _texts(item: Node, outer: str, inner: str) -> Iterator[str]:
    return (text for node in _nodes(item, outer, inner) if (text := node.text.strip()))
