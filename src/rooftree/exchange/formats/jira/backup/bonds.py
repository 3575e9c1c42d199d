"""What a backup tells of an issue's links, its parent, and its names of old."""

import json
from collections.abc import Iterator

from rooftree.exchange.formats.jira.backup.entities import ISSUE, LINK_IN
from rooftree.exchange.formats.jira.backup.store import Row, Store
from rooftree.exchange.formats.jira.issue import Link

_HOLDING_STYLES = ("jira_subtask", "jira_gh_epic_story")
_HOLDING_NAMES = ("Epic-Story Link", "Parent-Child Link")


class Bonds:
    """Reads how issues hang together; all links lead from the one that holds to the one that is held."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._project_keys: dict[str, list[str]] = {}
        for _own, row in store.rows("ProjectKey"):
            keys = self._project_keys.setdefault(row.get("projectId", ""), [])
            keys.append(row.get("projectKey", ""))

    def key(self, issue: str) -> str:
        """Return the key of an issue by its id; empty when there is none."""
        row = self._store.row(ISSUE, issue)
        return self.key_of(row) if row else ""

    def key_of(self, issue: Row) -> str:
        """Return the key of an issue: of its project today, and its number."""
        project = self._store.row("Project", issue.get("project", "")).get("key", "")
        if project and issue.get("number"):
            return f"{project}-{issue['number']}"
        return issue.get("key", "")

    def parent(self, issue: str) -> str:
        """Return the key, or id, of what holds an issue; of several, the story before the epic."""
        held = {
            _style(kind): link.get("source", "") for _own, link, kind in self._links(LINK_IN, issue)
        }
        holder = next((held[style] for style in _HOLDING_STYLES if style in held), "")
        holder = holder or self._planned_parent(issue)
        return (self.key(holder) or holder) if holder else ""

    def links(self, issue: str) -> Iterator[Link]:
        """Yield the plain links of an issue, from both ends."""
        for entity, end, phrase in (
            ("IssueLink", "destination", "outward"),
            (LINK_IN, "source", "inward"),
        ):
            for own, link, kind in self._links(entity, issue):
                if _style(kind):
                    continue
                other = link.get(end, "")
                yield Link(
                    type=kind.get("linkname", ""), key=self.key(other) or other,
                    is_outward=phrase == "outward", name=kind.get(phrase, ""), id=own,
                )  # fmt: skip

    def old_keys(self, issue: str, row: Row) -> Iterator[str]:
        """Yield the keys that an issue had, in other projects and under other keys of its own."""
        for _own, moved in self._store.owned("MovedIssueKey", issue):
            yield moved.get("oldIssueKey", "")
        number = row.get("number") or row.get("key", "").rpartition("-")[2]
        for key in self._project_keys.get(row.get("project", ""), ()):
            yield f"{key}-{number}" if key else ""
        yield row.get("key", "")

    def _links(self, entity: str, issue: str) -> Iterator[tuple[str, Row, Row]]:
        for own, link in self._store.owned(entity, issue):
            yield own, link, self._store.row("IssueLinkType", link.get("linktype", ""))

    def _planned_parent(self, issue: str) -> str:
        """Return what Advanced Roadmaps notes as the parent, in a property of the issue."""
        for _own, row in self._store.owned("EntityProperty", issue):
            try:
                noted = json.loads(row.get("value", ""))
            except (ValueError, RecursionError):
                continue
            if isinstance(noted, dict) and isinstance(noted.get("parent_id"), str | int):
                return str(noted["parent_id"])
        return ""


def _style(kind: Row) -> str:
    """Return the style of links that hold issues; empty for plain links."""
    if kind.get("style") in _HOLDING_STYLES:
        return kind["style"]
    return _HOLDING_STYLES[1] if kind.get("linkname") in _HOLDING_NAMES else ""
