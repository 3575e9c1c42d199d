"""Issues on disk between the two walks over them: the first to know what there is, the second to refer."""

from collections.abc import Iterator

import msgspec

from rooftree.exchange.formats.jira.issue import Issue
from rooftree.exchange.on_disk import scratch

PAUSE = 500
_SCHEMA = """
    CREATE TABLE issue (project TEXT, rank TEXT, number INTEGER, body BLOB);
"""
_IN_ORDER = "SELECT body FROM issue ORDER BY project, rank = '', rank, number, rowid"


class Spool:
    """Takes issues as they come and gives them project by project, by rank, else by number."""

    def __init__(self) -> None:
        self._database = scratch(_SCHEMA)
        self._waiting: list[tuple[str, str, int, bytes]] = []
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Issue).decode

    def put(self, issue: Issue, number: int) -> None:
        """Add an issue."""
        rank = issue.rank.partition("|")[
            2
        ]  # before the bar stands which of three buckets is in use
        self._waiting.append((issue.project_key, rank, number, self._encode(issue)))
        if len(self._waiting) >= PAUSE:
            self._write()

    def __iter__(self) -> Iterator[Issue]:
        self._write()
        for (body,) in self._database.execute(_IN_ORDER):
            yield self._decode(body)

    def _write(self) -> None:
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO issue VALUES (?, ?, ?, ?)", self._waiting)
        self._database.execute("COMMIT")
        self._waiting.clear()
