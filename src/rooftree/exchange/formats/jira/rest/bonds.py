"""What REST replies tell of an issue's links, and of what happened to it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rooftree.exchange.formats.jira.issue import Change, Link
from rooftree.exchange.formats.jira.rest.places import objects
from rooftree.exchange.formats.jira.rest.shapes import moment_of, text_of, user_of
from rooftree.exchange.formats.ledger import Ledger

_ENDS = (("outwardIssue", "outward", True), ("inwardIssue", "inward", False))


def links_of(entries: Any) -> Iterator[Link]:
    """Yield links, in the form of today and in that of version 4."""
    for entry in objects(entries):
        kind = entry.get("type")
        if text_of(entry, "issueKey"):
            yield Link(
                type=text_of(kind, "name"),
                key=text_of(entry, "issueKey"),
                is_outward=text_of(kind, "direction").upper() != "INBOUND",
                name=text_of(kind, "description"),
            )
        for end, phrase, is_outward in _ENDS:
            key = text_of(entry.get(end), "key")
            if key:
                yield Link(
                    type=text_of(kind, "name"), key=key, is_outward=is_outward,
                    name=text_of(kind, phrase), id=text_of(entry, "id"),
                )  # fmt: skip


def changes_of(histories: Iterable[Any], ledger: Ledger, place: str) -> Iterator[Change]:
    """Yield the changes of single fields; each history, the changes made at once, counts once."""
    seen: set[str] = set()
    for history in histories:
        own = text_of(history, "id")
        if not isinstance(history, dict) or own in seen:
            continue
        seen |= {own} - {""}
        moment = moment_of(history.get("created"))
        if moment is None:
            ledger.found("events")
            ledger.tell("no_time", "events", place=place, sample=history.get("created"))
            continue
        author = user_of(history.get("author"))
        for entry in objects(history.get("items")):
            yield Change(
                at=moment,
                author=author,
                field=text_of(entry, "field") or text_of(entry, "fieldId"),
                before=text_of(entry, "fromString"),
                after=text_of(entry, "toString"),
                before_id=text_of(entry, "from"),
                after_id=text_of(entry, "to"),
                id=own,
            )


def old_keys_in(changes: Iterable[Change], key: str) -> tuple[str, ...]:
    """Return the keys that an issue had before it was moved to other projects."""
    old = (change.before for change in changes if change.field.lower() == "key")
    return tuple(dict.fromkeys(one for one in old if one and one != key))


def histories_in(changelog: Any) -> list[Any]:
    """Return the histories of a change log."""
    histories = changelog.get("histories") if isinstance(changelog, Mapping) else None
    return histories if isinstance(histories, list) else []


def count_of(histories: Iterable[Any]) -> int:
    """Count histories, each once."""
    return len({text_of(one, "id") or f"#{index}" for index, one in enumerate(histories)})
