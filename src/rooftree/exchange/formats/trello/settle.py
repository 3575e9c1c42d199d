"""The end of reading: every reference is made to resolve, or what cannot is told and left out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from rooftree.exchange.bundle import (
    Attachment,
    CheckItem,
    Checklist,
    Comment,
    Event,
    Field,
    Item,
    Label,
    Status,
)
from rooftree.exchange.formats.rows import LAST_POSITION
from rooftree.exchange.formats.trello.categories import guess_categories
from rooftree.exchange.formats.trello.draft import Draft

ACTION_LIMIT = 1_000  # where Trello's export stops
LOST_LIST = "list-not-in-file"
_BASIS_CODES = {"position": "category_by_position", "default": "category_by_default"}
_OfCard = TypeVar("_OfCard", Checklist, Comment)


def settled_statuses(draft: Draft) -> tuple[Status, ...]:
    """Order the lists, give each its category; cards of unknown lists get a list of their own."""
    statuses = sorted(draft.statuses.values(), key=lambda status: status.position)
    if any(item.status not in draft.statuses for item in draft.items.values()):
        draft.ledger.found("statuses")
        statuses.append(
            Status(
                source_id=LOST_LIST, space=draft.space, name="Unknown list", category="todo",
                basis="default", position=LAST_POSITION,
            )
        )  # fmt: skip
    guesses = guess_categories([(status.name, status.is_archived) for status in statuses])
    settled = []
    for status, guess in zip(statuses, guesses, strict=True):
        if code := _BASIS_CODES.get(guess.basis):
            draft.ledger.tell(code, "statuses", thing=status.source_id, sample=status.name)
        settled.append(
            replace(status, space=draft.space, category=guess.category, basis=guess.basis)
        )
    return tuple(settled)


def settled_labels(draft: Draft, named: Iterable[Label]) -> tuple[Label, ...]:
    """Give the board's labels, then those only named or shown on cards; all may be unused."""
    others = {label.source_id: label for label in named} | draft.card_labels
    unlisted = [label for source_id, label in others.items() if source_id not in draft.labels]
    draft.ledger.found("labels", len(unlisted))
    labels = [*draft.labels.values(), *unlisted]
    return tuple(
        replace(label, space=draft.space, position=float(position))
        for position, label in enumerate(labels)
    )


def settled_fields(draft: Draft) -> tuple[Field, ...]:
    """Give the custom fields from left to right."""
    fields = sorted(draft.fields.values(), key=lambda field: field.position)
    return tuple(replace(field, space=draft.space) for field in fields)


def settled_items(
    draft: Draft, statuses: Iterable[Status], labels: Iterable[Label]
) -> tuple[Item, ...]:
    """Order the cards as the board shows them and settle what they refer to."""
    by_id = {status.source_id: status for status in statuses}
    order = {source_id: index for index, source_id in enumerate(by_id)}
    known_labels = {label.source_id for label in labels}
    makers = _makers(draft)
    items = [
        _settled(draft, item, by_id, known_labels, makers.get(item.source_id))
        for item in draft.items.values()
    ]
    return tuple(sorted(items, key=lambda item: (order[item.status], item.position)))


def _settled(
    draft: Draft, item: Item, statuses: Mapping[str, Status], labels: set[str], made: Event | None
) -> Item:
    status = statuses.get(item.status) or statuses[LOST_LIST]
    _tell_about(draft, item, status)
    kept = tuple(label for label in item.labels if label in labels)
    if len(kept) < len(item.labels):
        _tell(draft, "label_not_in_file", item)
    for person in item.assignees:
        draft.people.need(person)
    reporter = item.reporter or (made.author if made else None)
    if reporter and not draft.people.is_described(reporter):
        _tell(draft, "maker_unknown", item)
        reporter = None
    return replace(
        item,
        space=draft.space,
        status=status.source_id,
        labels=kept,
        reporter=reporter,
        created_at=item.created_at or (made.at if made else None),
        is_hidden=status.is_archived and not item.is_archived,
    )


def _tell_about(draft: Draft, item: Item, status: Status) -> None:
    if status.source_id == LOST_LIST:
        _tell(draft, "list_not_in_file", item)
    elif status.is_archived and not item.is_archived:
        _tell(draft, "open_in_archived_list", item)
    elif item.is_archived and not status.is_archived:
        _tell(draft, "archived_in_open_list", item)
    if item.marked_done and status.category not in ("done", "cancelled"):
        _tell(draft, "marked_done_elsewhere", item)


def _tell(draft: Draft, code: str, item: Item) -> None:
    draft.ledger.tell(
        code, "items", thing=item.source_id, place=f"card {item.source_id}", sample=item.title
    )


def _makers(draft: Draft) -> dict[str, Event]:
    made = ("created", "copied", "brought")
    return {
        event.subject: event
        for event in sorted(draft.events.values(), key=lambda event: event.at, reverse=True)
        if event.verb in made
    }


def settled_of_cards(draft: Draft, kind: str, things: Mapping[str, _OfCard]) -> tuple[_OfCard, ...]:
    """Leave out what belongs to cards that are not in the file."""
    kept = []
    for thing in things.values():
        if thing.item in draft.items:
            kept.append(thing)
        else:
            draft.ledger.tell(
                "card_not_in_file", kind, thing=thing.source_id, sample=_sample(thing)
            )
    return tuple(kept)


def _sample(thing: Checklist | Comment) -> str:
    return thing.title if isinstance(thing, Checklist) else thing.body.markdown


def settled_steps(draft: Draft, checklists: Iterable[Checklist]) -> tuple[CheckItem, ...]:
    """Order the steps by checklist; those of lost checklists are lost with them."""
    order = {checklist.source_id: index for index, checklist in enumerate(checklists)}
    kept = []
    for step in draft.check_items.values():
        if step.checklist in order:
            kept.append(step)
        else:
            draft.ledger.tell(
                "card_not_in_file", "check_items", thing=step.source_id, sample=step.text
            )
    return tuple(sorted(kept, key=lambda step: (order[step.checklist], step.position)))


def settled_comments(draft: Draft) -> tuple[Comment, ...]:
    """Give the comments, oldest first, and say how many more the cards counted."""
    kept = settled_of_cards(draft, "comments", draft.comments)
    for comment in kept:
        draft.people.need(comment.author)
    _tell_missing(draft, Counter(comment.item for comment in kept))
    return tuple(sorted(kept, key=_age))


def _age(comment: Comment) -> tuple[bool, float, str]:
    at = comment.created_at
    return (at is None, at.timestamp() if at else 0.0, comment.source_id)


def _tell_missing(draft: Draft, held: Counter[str]) -> None:
    missing = draft.comments_counted - held
    missing = Counter({item: count for item, count in missing.items() if item in draft.items})
    if not missing:
        return
    sample = ", ".join(
        f"{draft.items[item].title[:30]} ({count})" for item, count in missing.most_common(3)
    )
    is_cut = draft.action_count == ACTION_LIMIT
    draft.ledger.missing("comments", missing.total())
    draft.ledger.mention(
        "comments_beyond_cut" if is_cut else "comments_not_in_file",
        "comments", place="badges.comments", sample=sample, count=missing.total(),
    )  # fmt: skip


def settled_attachments(draft: Draft) -> tuple[Attachment, ...]:
    """Order the attachments; copied ones name strangers, who would be people made of an id."""
    settled = []
    for attachment in draft.attachments.values():
        author = attachment.author
        if author and not draft.people.is_described(author):
            draft.ledger.tell(
                "maker_unknown", "attachments", thing=attachment.source_id, sample=author
            )
            author = None
        settled.append(replace(attachment, author=author))
    return tuple(sorted(settled, key=lambda attachment: attachment.position))


def settled_events(draft: Draft, statuses: Iterable[Status]) -> tuple[Event, ...]:
    """Give the history, oldest first; what happened to cards that are gone is left out."""
    known = {status.source_id for status in statuses}
    kept = []
    for event in draft.events.values():
        if event.subject_kind == "item" and event.subject not in draft.items:
            draft.ledger.tell(
                "card_not_in_file", "events", thing=event.source_id, sample=event.verb
            )
            continue
        draft.people.need(event.author)
        if event.subject_kind != "item" and event.subject not in known:
            event = replace(event, subject_kind="space", subject=draft.space)  # noqa: PLW2901
        kept.append(event)
    _tell_cut(draft, kept)
    return tuple(sorted(kept, key=lambda event: (event.at, event.source_id)))


def _tell_cut(draft: Draft, kept: list[Event]) -> None:
    if not draft.has_actions:
        draft.ledger.mention("no_actions", "events", place="actions")
    elif draft.action_count == ACTION_LIMIT:
        oldest = min((event.at.isoformat() for event in kept), default="")
        draft.ledger.mention("history_cut", "events", place="actions", sample=oldest)
