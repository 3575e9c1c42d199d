"""What hangs on an issue in REST replies: comments, time spent, files."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rooftree.exchange.formats.jira.issue import Attachment, Comment, Worklog
from rooftree.exchange.formats.jira.rest.places import objects
from rooftree.exchange.formats.jira.rest.shapes import (
    moment_of,
    number_of,
    seconds_of,
    text_of,
    user_of,
)
from rooftree.exchange.formats.jira.texts import TextReader
from rooftree.exchange.formats.ledger import Ledger

MINUTE = 60
LARGEST = 2**62


class Hanging:
    """Reads what hangs on one issue; `place` says which."""

    def __init__(self, ledger: Ledger, place: str) -> None:
        self._ledger = ledger
        self._place = place

    def comments(self, entries: Iterable[Any], texts: TextReader) -> Iterator[Comment]:
        """Yield comments; one that only some may see is told, since all who see the issue will see it."""
        for index, entry in self._each(entries, "comments"):
            own = own_id(entry)
            thing = own or f"{self._place}#{index}"
            body = texts.read(entry.get("body"), "comments", thing)
            if body.markdown.strip():
                self._tell_restricted(entry, "comments", thing)
            created, edited = moment_of(entry.get("created")), moment_of(entry.get("updated"))
            yield Comment(
                body=body,
                author=user_of(entry.get("author")),
                created_at=created,
                edited_at=edited if edited != created else None,
                id=own,
            )

    def worklogs(self, entries: Iterable[Any], texts: TextReader) -> Iterator[Worklog]:
        """Yield entries of time spent; one without a time is told and left out."""
        for index, entry in self._each(entries, "time_entries"):
            own = own_id(entry)
            thing = own or f"{self._place}#{index}"
            started = moment_of(entry.get("started")) or moment_of(entry.get("created"))
            if started is None:
                self._skip("no_time", "time_entries", entry.get("started"))
                continue
            seconds = _seconds_spent(entry)
            if seconds:
                self._tell_restricted(entry, "time_entries", thing)
            yield Worklog(
                seconds=seconds,
                started_at=started,
                author=user_of(entry.get("author")),
                note=texts.read(entry.get("comment") if seconds else "", "time_entries", thing),
                created_at=moment_of(entry.get("created")),
                id=own,
            )

    def attachments(self, entries: Iterable[Any]) -> Iterator[Attachment]:
        """Yield files, which stay where they are."""
        for _index, entry in self._each(entries, "attachments"):
            size = entry.get("size")
            is_size = isinstance(size, int) and not isinstance(size, bool) and 0 <= size < LARGEST
            yield Attachment(
                name=text_of(entry, "filename") or text_of(entry, "name"),
                url=text_of(entry, "content") or text_of(entry, "self"),
                id=own_id(entry),
                size=size if is_size else None,
                media_type=text_of(entry, "mimeType"),
                author=user_of(entry.get("author")),
                created_at=moment_of(entry.get("created")),
            )

    def _each(self, entries: Iterable[Any], kind: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            own = own_id(entry)
            if not isinstance(entry, dict):
                self._skip("not_an_object", kind, entry)
            elif own not in seen:
                seen |= {own} - {""}
                yield index, entry

    def _tell_restricted(self, entry: Mapping[str, Any], kind: str, thing: str) -> None:
        visibility = entry.get("visibility")
        if isinstance(visibility, dict) and visibility:
            whom = text_of(visibility, "value")
        elif entry.get("jsdPublic") is False:
            whom = "jsdPublic: false"
        else:
            return
        self._ledger.tell("restricted", kind, thing=thing, place=self._place, sample=whom)

    def _skip(self, code: str, kind: str, sample: Any) -> None:
        self._ledger.found(kind)
        self._ledger.tell(code, kind, place=self._place, sample=sample)


def own_id(entry: Any) -> str:
    """Return the id of an entry; old versions tell it at the end of its address only."""
    own = text_of(entry, "id")
    last = text_of(entry, "self").rpartition("/")[2]
    return own or (last if last.isdecimal() else "")


def entries_in(container: Any, key: str) -> list[Any]:
    """Return the entries of a page, or of what old versions give in its place, a plain list."""
    entries = container.get(key) if isinstance(container, dict) else container
    return entries if isinstance(entries, list) else []


def total_of(container: Any) -> int:
    """Return how many entries there are in all, as a page says; 0 when it does not."""
    total = container.get("total") if isinstance(container, dict) else None
    number = number_of(total)
    return int(number) if number is not None and 0 <= number < LARGEST else 0


def _seconds_spent(entry: Mapping[str, Any]) -> int:
    seconds = seconds_of(entry.get("timeSpentSeconds"))
    if seconds is not None:
        return seconds
    minutes = seconds_of(entry.get("minutesSpent"))
    return minutes * MINUTE if minutes is not None else 0


def watchers_in(parts: Iterable[Any], key: str) -> Iterator[Mapping[str, Any]]:
    """Yield the people in replies that list who watches or voted."""
    for part in parts:
        yield from objects(part.get(key) if isinstance(part, dict) else None)
