"""The board's actions: comments are among them, the rest is history."""

from collections.abc import Mapping
from typing import Any

from rooftree.exchange.bundle import Comment, Event, SubjectKind
from rooftree.exchange.formats.rows import Row
from rooftree.exchange.formats.trello import history
from rooftree.exchange.formats.trello.cards import SHORT_LINK, created_from
from rooftree.exchange.formats.trello.draft import Draft
from rooftree.exchange.formats.trello.history import Telling
from rooftree.exchange.formats.trello.text import text_of

COMMENT_TYPES = ("commentCard", "copyCommentCard")
DETAIL_LENGTH = 20_000


def kind_of_action(value: Any) -> str:
    """Tell what an action becomes, before anything else is known of it."""
    is_comment = isinstance(value, dict) and value.get("type") in COMMENT_TYPES
    return "comments" if is_comment else "events"


def take_action(draft: Draft, row: Row) -> None:
    """Take an action as a comment or as an event of the history."""
    for key in ("memberCreator", "member"):
        draft.people.meet(row.child(key))
    if row.kind == "comments":
        _take_comment(draft, row)
    else:
        _take_event(draft, row)


def _take_comment(draft: Draft, row: Row) -> None:
    if not draft.is_new(row, draft.comments):
        return
    data = row.child("data")
    card = data.child("card")
    body = data.text("text")
    if not body.strip():
        row.tell("no_text", "data.text", sample=data.raw("text"))
        return
    link = card.text("shortLink", 32)
    draft.comments[row.source_id] = Comment(
        source_id=row.source_id,
        source_url=(
            f"https://trello.com/c/{link}#comment-{row.source_id}"
            if SHORT_LINK.fullmatch(link)
            else ""
        ),
        item=card.key("id") or "",
        author=data.key("idOriginalCommenter") or row.key("idMemberCreator"),
        body=text_of(body),
        created_at=row.instant("date") or created_from(row.source_id),
        edited_at=data.instant("dateLastEdited"),
    )


def _take_event(draft: Draft, row: Row) -> None:
    if not draft.is_new(row, draft.events):
        return
    at = row.instant("date") or created_from(row.source_id)
    if at is None:
        row.tell("no_time", "date", sample=row.raw("date"))
        return
    data = row.raw("data")
    data = data if isinstance(data, dict) else {}
    telling = _telling(row, data)
    subject_kind, subject = _subject(data)
    draft.events[row.source_id] = Event(
        source_id=row.source_id,
        at=at,
        author=row.key("idMemberCreator"),
        verb=_verb(telling.verb, data),
        subject_kind=subject_kind,
        subject=subject,
        details=_details(row, telling, data),
    )


def _telling(row: Row, data: Mapping[str, Any]) -> Telling:
    kind = row.text("type")
    if kind == "updateCard":
        return _update(data, history.CARD_UPDATES, history.OTHER_UPDATE)
    if kind == "updateList":
        return _update(data, history.LIST_UPDATES, history.OTHER_LIST_UPDATE)
    telling = history.ACTIONS.get(kind)
    if telling is None:
        row.tell("unknown_action", "type", sample=kind)
    return telling or history.UNKNOWN


def _update(data: Mapping[str, Any], table: Mapping[str, Telling], other: Telling) -> Telling:
    old = data.get("old")
    changed = old if isinstance(old, dict) else {}
    return next((telling for field, telling in table.items() if field in changed), other)


def _verb(verb: str, data: Mapping[str, Any]) -> str:
    if verb not in history.OPPOSITES:
        return verb
    card, status, step = (_at(data, path) for path in ("card", "list", "checkItem"))
    is_true = {
        "archived": _has(card, "closed", True),
        "marked_done": _has(card, "dueComplete", True),
        "status_archived": _has(status, "closed", True),
        "step_done": _has(step, "state", "complete"),
    }
    return verb if is_true[verb] else history.OPPOSITES[verb]


def _has(holder: Any, key: str, value: Any) -> bool:
    return isinstance(holder, dict) and bool(holder.get(key) == value)


def _subject(data: Mapping[str, Any]) -> tuple[SubjectKind, str]:
    subjects: tuple[tuple[SubjectKind, str], ...] = (("item", "card.id"), ("status", "list.id"))
    for kind, path in subjects:
        source_id = _at(data, path)
        if isinstance(source_id, str) and source_id:
            return kind, source_id
    return "space", ""


def _details(row: Row, telling: Telling, data: Mapping[str, Any]) -> dict[str, str]:
    details = {}
    for name, path in telling.details.items():
        shown = _shown(_at(data, path))
        if shown:
            details[name] = shown[:DETAIL_LENGTH]
    if "person" in telling.details and "name" not in details and row.has("member"):
        details["name"] = row.child("member").name("fullName")
    if telling is history.UNKNOWN:
        details["type"] = row.name("type")
    old = data.get("old")
    if telling in (history.OTHER_UPDATE, history.OTHER_LIST_UPDATE) and isinstance(old, dict):
        details["fields"] = ", ".join(sorted(old))[:200]
    return details


def _at(data: Mapping[str, Any], path: str) -> Any:
    value: Any = data
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return value if isinstance(value, str) else ""
