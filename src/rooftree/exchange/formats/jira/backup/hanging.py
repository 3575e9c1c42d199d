"""What hangs on an issue of a backup: comments, time spent, files, and what happened to it."""

from collections.abc import Iterator
from datetime import tzinfo

from rooftree.exchange.formats.jira.backup.files import Files
from rooftree.exchange.formats.jira.backup.people import People
from rooftree.exchange.formats.jira.backup.rows import moment, said, seconds, whole
from rooftree.exchange.formats.jira.backup.store import Row, Store
from rooftree.exchange.formats.jira.issue import Attachment, Change, Comment, Worklog
from rooftree.exchange.formats.jira.texts import TextReader
from rooftree.exchange.formats.ledger import Ledger

COMMENT = "comment"


class Hanging:
    """Reads what hangs on issues; `place` says on which."""

    def __init__(
        self, store: Store, people: People, files: Files, *, zone: tzinfo, ledger: Ledger, base: str
    ) -> None:
        self._store, self._people, self._files = store, people, files
        self._zone, self._ledger, self._base = zone, ledger, base

    def comments(self, issue: str, texts: TextReader, place: str) -> Iterator[Comment]:
        """Yield comments; one that only some may see is told, since all who see the issue will see it."""
        for own, row in self._store.owned("Action", issue):
            if row.get("type", COMMENT) != COMMENT:
                continue
            body = texts.read(row.get("body"), "comments", own)
            if body.markdown.strip():
                self._tell_restricted(row, "comments", own, place)
            created = moment(row.get("created"), self._zone)
            edited = moment(row.get("updated"), self._zone)
            yield Comment(
                body=body,
                author=self._people.user(row.get("author")),
                created_at=created,
                edited_at=edited if edited != created else None,
                id=own,
            )

    def worklogs(self, issue: str, texts: TextReader, place: str) -> Iterator[Worklog]:
        """Yield entries of time spent; one without a time is told and left out."""
        for own, row in self._store.owned("Worklog", issue):
            created = moment(row.get("created"), self._zone)
            started = moment(row.get("startdate"), self._zone) or created
            spent = seconds(row.get("timeworked")) or 0
            if started is None:
                self._skip("time_entries", place, own)
                continue
            if spent:
                self._tell_restricted(row, "time_entries", own, place)
            yield Worklog(
                seconds=spent,
                started_at=started,
                author=self._people.user(row.get("author")),
                note=texts.read(row.get("body") if spent else "", "time_entries", own),
                created_at=created,
                id=own,
            )

    def attachments(self, issue: str, place: str) -> Iterator[Attachment]:
        """Yield files, with their content where it lies beside the backup."""
        for own, row in self._store.owned("FileAttachment", issue):
            name = row.get("filename", "")
            address = f"{self._base}/secure/attachment/{own}/{name}" if self._base else ""
            yield Attachment(
                name=name,
                url=address,
                id=own,
                size=whole(row.get("filesize")),
                media_type=row.get("mimetype", ""),
                author=self._people.user(row.get("author")),
                created_at=moment(row.get("created"), self._zone),
                file=self._files.find(own, place),
            )

    def changes(self, issue: str, place: str) -> Iterator[Change]:
        """Yield the changes of single fields."""
        for own, group in self._store.owned("ChangeGroup", issue):
            at = moment(group.get("created"), self._zone)
            if at is None:
                self._skip("events", place, own)
                continue
            author = self._people.user(group.get("author"))
            for _own, row in self._store.owned("ChangeItem", own):
                yield Change(
                    at=at,
                    author=author,
                    field=row.get("field", ""),
                    before=row.get("oldstring", ""),
                    after=row.get("newstring", ""),
                    before_id=row.get("oldvalue", ""),
                    after_id=row.get("newvalue", ""),
                    id=own,
                )

    def _skip(self, kind: str, place: str, own: str) -> None:
        self._ledger.found(kind)
        self._ledger.tell("no_time", kind, place=place, sample=own)

    def _tell_restricted(self, row: Row, kind: str, own: str, place: str) -> None:
        whom = said(row, "level", "grouplevel", "rolelevel")
        if whom:
            self._ledger.tell("restricted", kind, thing=own, place=place, sample=whom)
