"""What hangs on an issue: comments, time spent, attachments."""

import hashlib
import re
from collections.abc import Iterator

from rooftree.exchange.bundle import Attachment, Comment, TimeEntry
from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.jira.people import People
from rooftree.exchange.formats.jira.seen import Seen
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.rows import TITLE_LENGTH, URL_LENGTH, is_web_address

LONGEST = 200
_IN_ADDRESS = re.compile(r"/(?:attachment|attachment/content|thumbnail)/(\d{1,20})(?:/|\Z)")


class Hanging:
    """Turns what hangs on an issue into things of a bundle; each id once."""

    def __init__(self, ledger: Ledger, people: People) -> None:
        self._ledger = ledger
        self._people = people
        self._seen = {kind: Seen() for kind in ("comments", "time_entries", "attachments")}

    def comments(self, issue: jira.Issue) -> Iterator[Comment]:
        """Yield the comments, the oldest first."""
        names = _Names(issue.key, "c", self._seen["comments"])
        for comment in sorted(issue.comments, key=_age):
            self._ledger.found("comments")
            author = self._people.meet(comment.author)
            if not comment.body.markdown.strip():
                self._skip("no_text", "comments", issue, comment.id)
                continue
            source_id = names.give(comment.id, author, comment.created_at, comment.body.markdown)
            if not source_id:
                self._skip("duplicate_id", "comments", issue, comment.id)
                continue
            yield Comment(
                source_id=source_id, item=issue.key, author=author, body=comment.body,
                created_at=comment.created_at, edited_at=comment.edited_at,
            )  # fmt: skip

    def time_entries(self, issue: jira.Issue) -> Iterator[TimeEntry]:
        """Yield the time spent, in minutes."""
        names = _Names(issue.key, "w", self._seen["time_entries"])
        for entry in sorted(issue.worklogs, key=lambda one: one.started_at):
            self._ledger.found("time_entries")
            author = self._people.meet(entry.author)
            if entry.seconds <= 0:
                self._skip("no_time_spent", "time_entries", issue, entry.id)
                continue
            source_id = names.give(entry.id, author, entry.started_at, entry.note.markdown)
            if not source_id:
                self._skip("duplicate_id", "time_entries", issue, entry.id)
                continue
            yield TimeEntry(
                source_id=source_id, item=issue.key, author=author,
                minutes=minutes(entry.seconds) or 1, started_at=entry.started_at,
                note=entry.note, created_at=entry.created_at,
            )  # fmt: skip

    def attachments(self, issue: jira.Issue) -> Iterator[Attachment]:
        """Yield the attachments in their order; Jira's id for one is in its address, too."""
        names = _Names(issue.key, "a", self._seen["attachments"])
        for place, file in enumerate(issue.attachments):
            self._ledger.found("attachments")
            url = file.url.strip() if len(file.url) <= URL_LENGTH else ""
            if not (file.file or is_web_address(url)):
                self._skip("no_address", "attachments", issue, file.name)
                continue
            found = _IN_ADDRESS.search(url)
            own = file.id or (found[1] if found else "")
            source_id = names.give(own and f"{issue.key}#a{own}", url, file.created_at, file.name)
            if not source_id:
                self._skip("duplicate_id", "attachments", issue, file.name)
                continue
            if not file.file:
                self._ledger.tell(
                    "file_stays",
                    "attachments",
                    thing=source_id,
                    place=f"issue {issue.key}",
                    sample=url,
                )
            yield Attachment(
                source_id=source_id, item=issue.key,
                name=one_line(file.name, TITLE_LENGTH) or url[-TITLE_LENGTH:], url=url,
                is_upload=True, size=file.size, media_type=one_line(file.media_type),
                author=self._people.meet(file.author), created_at=file.created_at,
                position=float(place), file=file.file,
            )  # fmt: skip

    def _skip(self, code: str, kind: str, issue: jira.Issue, sample: str) -> None:
        self._ledger.tell(code, kind, place=f"issue {issue.key}", sample=sample)


class _Names:
    """Source ids of things on an issue: the tool's own id, else one made of what the thing says."""

    def __init__(self, key: str, letter: str, seen: Seen) -> None:
        self._stem = f"{key}#{letter}"
        self._seen = seen
        self._given: set[str] = set()

    def give(self, own: str, *words: object) -> str:
        """Return an id that stays the same from export to export; empty when it was given before."""
        if own:
            return own[:LONGEST] if self._seen.add(own[:LONGEST]) else ""
        text = "\0".join(str(word or "") for word in words)
        made = self._stem + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
        name, turn = made, 1
        while name in self._given:
            turn += 1
            name = f"{made}-{turn}"
        self._given.add(name)
        return name


def _age(comment: jira.Comment) -> tuple[bool, float]:
    at = comment.created_at
    return (at is None, at.timestamp() if at else 0.0)


def minutes(seconds: int | None) -> int | None:
    """Round seconds to whole minutes."""
    return None if seconds is None else round(seconds / 60)
