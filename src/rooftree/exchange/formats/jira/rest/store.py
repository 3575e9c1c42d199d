"""What the files hold, on disk until all of them are read: pages come in any order, and overlap."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from rooftree.exchange.formats.jira.rest.shapes import bare
from rooftree.exchange.formats.rows import parsed_instant
from rooftree.exchange.on_disk import scratch

_KEY = re.compile(r"(.+)-(\d{1,18})")
_SCHEMA = """
    CREATE TABLE issue (key TEXT PRIMARY KEY, id TEXT, project TEXT, number INTEGER, body BLOB);
    CREATE INDEX by_id ON issue (id);
    CREATE TABLE part (owner TEXT, kind TEXT, document INTEGER, body BLOB);
    CREATE INDEX by_owner ON part (owner);
    CREATE INDEX without_owner ON part (document) WHERE owner = '';
"""
_ORPHANS = """
    SELECT kind, count(*), min(owner) FROM part
    WHERE owner NOT IN (SELECT key FROM issue) AND owner NOT IN (SELECT id FROM issue)
    GROUP BY kind ORDER BY kind
"""
_BATCH = 1000


class Orphans(NamedTuple):
    """So many parts of a kind whose issue is in none of the files; `owner` is one such issue."""

    kind: str
    parts: int
    owner: str


class Store:
    """Issues as they came, each once, and what other files say about them.

    A part has the key or id of its issue as its owner, or none until its document tells.
    """

    def __init__(self) -> None:
        self._database = scratch(_SCHEMA + "BEGIN;")
        self.again = 0

    def __len__(self) -> int:
        row = self._database.execute("SELECT count(*) FROM issue").fetchone()
        return int(row[0])

    def add_issue(self, issue: dict[str, Any], key: str) -> None:
        """Add an issue; one that was there already is filled up from both."""
        known = self._issue(key)
        if known is not None:
            self.again += 1
            issue = joined(known, issue)
        parts = _KEY.fullmatch(key)
        row = (
            key, str(issue.get("id") or ""), parts[1] if parts else key, int(parts[2]) if parts else 0,
            msgspec.json.encode(issue),
        )  # fmt: skip
        self._database.execute("INSERT OR REPLACE INTO issue VALUES (?, ?, ?, ?, ?)", row)

    def add_part(self, kind: str, owner: str, document: int, part: object) -> None:
        """Add something that belongs to an issue."""
        row = (owner, kind, document, msgspec.json.encode(part))
        self._database.execute("INSERT INTO part VALUES (?, ?, ?, ?)", row)

    def own(self, document: int, owner: str) -> None:
        """Say whose the parts are that came without an owner in a document."""
        self._database.execute(
            "UPDATE part SET owner = ? WHERE document = ? AND owner = ''", (owner, document)
        )

    def issues(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield keys and issues, by project and number, whatever the order of the files."""
        sql = "SELECT key FROM issue ORDER BY project, number, key"
        keys = self._database.execute(sql)
        while batch := keys.fetchmany(_BATCH):
            for (key,) in batch:
                issue = self._issue(key)
                if issue is not None:
                    yield key, issue

    def parts(self, key: str, issue: Mapping[str, Any]) -> dict[str, list[Any]]:
        """Return by kind what belongs to an issue."""
        owners = dict.fromkeys((key, str(issue.get("id") or key)))
        found: dict[str, list[Any]] = {}
        for owner in owners:
            for kind, body in self._database.execute(
                "SELECT kind, body FROM part WHERE owner = ? ORDER BY rowid", (owner,)
            ):
                found.setdefault(kind, []).append(msgspec.json.decode(body))
        return found

    def has_project(self, key: str) -> bool:
        """Tell whether there are issues of a project."""
        sql = "SELECT 1 FROM issue WHERE project = ? LIMIT 1"
        return self._database.execute(sql, (key,)).fetchone() is not None

    def orphans(self) -> list[Orphans]:
        """Return what belongs to issues that are not here."""
        return [Orphans(*row) for row in self._database.execute(_ORPHANS)]

    def _issue(self, key: str) -> dict[str, Any] | None:
        row = self._database.execute("SELECT body FROM issue WHERE key = ?", (key,)).fetchone()
        found: dict[str, Any] | None = msgspec.json.decode(row[0]) if row else None
        return found


def joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return what two states of an issue say together; where they differ, the later one is right."""
    late, early = (other, one) if updated(other) > updated(one) else (one, other)
    return {**early, **late, "fields": {**fields_of(early), **fields_of(late)}}


def updated(issue: Mapping[str, Any]) -> datetime:
    """Return when an issue was last changed; the beginning of time when it does not say."""
    moment = parsed_instant(str(bare(fields_of(issue).get("updated")) or ""))
    return moment or datetime.min.replace(tzinfo=UTC)


def fields_of(issue: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an issue; empty when it has none."""
    fields = issue.get("fields")
    return fields if isinstance(fields, dict) else {}
