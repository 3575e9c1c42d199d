"""Jira's change log in our words: which verb, and which details under which name."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rooftree.exchange.bundle import Event
from rooftree.exchange.formats.jira.issue import Change, Issue, User
from rooftree.exchange.formats.jira.people import People
from rooftree.exchange.formats.jira.statuses import Statuses
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words

STATUS = "status"
DETAIL_LENGTH = 300
ID_LENGTH = 60
Telling = tuple[str, Mapping[str, str]]


def _from_to(verb: str) -> Callable[[Change], Sequence[Telling]]:
    return lambda change: [(verb, {"from": change.before, "to": change.after})]


def _bare(verb: str) -> Callable[[Change], Sequence[Telling]]:
    return lambda _change: [(verb, {})]


def _assigned(change: Change) -> list[Telling]:
    left, joined = change.before_id or change.before, change.after_id or change.after
    tellings: list[Telling] = []
    if left:
        tellings.append(("unassigned", {"person": left, "name": change.before}))
    if joined:
        tellings.append(("assigned", {"person": joined, "name": change.after}))
    return tellings


def _labelled(change: Change) -> list[Telling]:
    before, after = change.before.split(), change.after.split()
    gone: list[Telling] = [("unlabelled", {"name": word}) for word in before if word not in after]
    return gone + [("labelled", {"name": word}) for word in after if word not in before]


def _attached(change: Change) -> list[Telling]:
    if change.after:
        return [("attached", {"name": change.after})]
    return [("detached", {"name": change.before})]


def _commented(change: Change) -> list[Telling]:
    return [("comment_edited" if change.after else "comment_deleted", {})]


def _set(change: Change) -> list[Telling]:
    details = {"field": change.field, "from": change.before, "to": change.after}
    return [("field_set" if change.after else "changed", details)]


_FIELDS: Mapping[str, Callable[[Change], Sequence[Telling]]] = {
    "assignee": _assigned,
    "attachment": _attached,
    "comment": _commented,
    "description": _bare("described"),
    "duedate": _from_to("target_changed"),
    "due date": _from_to("target_changed"),
    "labels": _labelled,
    "project": _from_to("brought"),
    "rank": _bare("ranked"),
    "start date": _from_to("start_changed"),
    "summary": _from_to("renamed"),
}
VERBS = frozenset(
    {
        "created", "moved", "assigned", "unassigned", "attached", "detached", "comment_edited",
        "comment_deleted", "described", "target_changed", "labelled", "unlabelled", "brought",
        "ranked", "start_changed", "renamed", "field_set", "changed",
    }
)  # fmt: skip


class History:
    """Turns the changes of issues into events."""

    def __init__(self, ledger: Ledger, people: People, statuses: Statuses) -> None:
        self._ledger = ledger
        self._people = people
        self._statuses = statuses

    def meet(self, issue: Issue) -> None:
        """Note the statuses in which an issue was."""
        for change in issue.changes:
            if _is_move(change):
                self._status(issue, change.before, change.before_id)
                self._status(issue, change.after, change.after_id)

    def events(self, issue: Issue) -> Iterator[Event]:
        """Yield what happened to an issue, the oldest first."""
        if issue.created_at:
            author = self._people.meet(issue.creator or issue.reporter)
            yield self._event(
                issue, "created", Change(at=issue.created_at, author=None, field=""), author
            )
        for place, change in enumerate(sorted(issue.changes, key=lambda one: one.at)):
            own = f"{change.id[:ID_LENGTH] or int(change.at.timestamp())}.{place}"
            author = self._people.meet(change.author)
            for index, (verb, details) in enumerate(self._told(issue, change)):
                yield self._event(
                    issue, f"{own}.{index}" if index else own, change, author, verb, details
                )

    def _event(
        self, issue: Issue, own: str, change: Change, author: str | None,
        verb: str = "created", details: Mapping[str, str] | None = None,
    ) -> Event:  # fmt: skip
        self._ledger.found("events")
        return Event(
            source_id=f"{issue.key}#e{own}", at=change.at, author=author, verb=verb,
            subject_kind="item", subject=issue.key,
            details={name: one_line(text, DETAIL_LENGTH) for name, text in (details or {}).items()},
        )  # fmt: skip

    def _told(self, issue: Issue, change: Change) -> Sequence[Telling]:
        if _is_move(change):
            return [("moved", self._move(issue, change))]
        tellings = _FIELDS.get(plain_words(change.field), _set)(change)
        for verb, details in tellings:
            if verb in ("assigned", "unassigned"):
                self._people.meet(User(id=details["person"], name=details["name"]))
        return tellings

    def _move(self, issue: Issue, change: Change) -> dict[str, str]:
        return {
            "from": change.before,
            "to": change.after,
            "from_id": self._status(issue, change.before, change.before_id),
            "to_id": self._status(issue, change.after, change.after_id),
        }

    def _status(self, issue: Issue, name: str, status_id: str) -> str:
        return self._statuses.meet(issue.project_key, name, status_id=status_id, is_current=False)


def _is_move(change: Change) -> bool:
    return change.field.casefold() == STATUS
