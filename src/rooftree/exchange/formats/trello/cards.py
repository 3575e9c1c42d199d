"""Cards into items, with what hangs on them."""

import re
from datetime import UTC, datetime

from rooftree.exchange.bundle import Attachment, Item, Text
from rooftree.exchange.formats.rows import TITLE_LENGTH, Row, day_of
from rooftree.exchange.formats.trello.checklists import take_checklist
from rooftree.exchange.formats.trello.draft import Draft, PendingValue
from rooftree.exchange.formats.trello.leftovers import tell_leftovers
from rooftree.exchange.formats.trello.structure import label_on_card
from rooftree.exchange.formats.trello.text import text_of

SHORT_LINK = re.compile(r"[A-Za-z0-9_-]{1,32}")
_ID = re.compile(r"[0-9a-fA-F]{24}")
_FIRST_YEAR = 2011  # Trello began


def take_card(draft: Draft, row: Row) -> None:
    """Take a card; what it refers to is settled at the end."""
    if not draft.is_new(row, draft.items):
        return
    short_link = _short_link(draft, row)
    draft.items[row.source_id] = _item(draft, row, short_link)
    draft.comments_counted[row.source_id] = row.child("badges").whole("comments") or 0
    for attachment in row.children("attachments"):
        _take_attachment(draft, row, attachment)
    for value in row.children("customFieldItems"):
        draft.ledger.found("field_values")
        own = value.key("id") or f"{row.source_id}:{value.text('idCustomField', 100)}"
        draft.values.append(PendingValue(row.source_id, value.as_kind("field_values", own)))
    for checklist in row.children("checklists"):  # the REST interface puts them here
        _take_nested_checklist(draft, row, checklist)
    tell_leftovers(draft, row)


def _item(draft: Draft, row: Row, short_link: str) -> Item:
    due, start = row.instant("due"), row.instant("start")
    address = f"https://trello.com/c/{short_link}" if short_link else ""
    title = row.name("name", TITLE_LENGTH)
    if not title:
        row.tell("no_name", "name")
    return Item(
        source_id=row.source_id,
        source_url=row.url("shortUrl") or address or row.url("url"),
        aliases=(f"trello:{short_link}",) if short_link else (),
        number=_number(draft, row),
        space="",
        status=row.key("idList") or "",
        title=title,
        description=_description(row, title),
        position=row.position(),
        reporter=row.key("idMemberCreator"),
        assignees=row.keys("idMembers"),
        labels=_labels(draft, row),
        start=day_of(start, draft.zone),
        start_at=start,
        target=day_of(due, draft.zone),
        target_at=due,
        marked_done=row.flag("dueComplete"),
        marked_done_at=row.instant("dateCompleted"),
        is_archived=row.flag("closed"),
        archived_at=row.instant("dateClosed"),
        created_at=created_from(row.source_id),
        updated_at=row.instant("dateLastActivity"),
    )


def _description(row: Row, title: str) -> Text:
    """Read the description; a name too long for a title stands before it in full."""
    body = row.text("desc")
    whole = row.raw("name")
    if isinstance(whole, str) and len(title) == TITLE_LENGTH < len(whole.strip()):
        body = f"{whole.strip()}\n\n{body}".strip()
    return text_of(body)


def _short_link(draft: Draft, row: Row) -> str:
    link = row.text("shortLink", 32)
    if not SHORT_LINK.fullmatch(link):
        return ""
    if link in draft.short_links:
        row.tell("short_link_taken", "shortLink", sample=link)
        return ""
    draft.short_links[link] = row.source_id
    return link


def _number(draft: Draft, row: Row) -> int | None:
    number = row.whole("idShort")
    if number in draft.numbers:
        row.tell("number_taken", "idShort", sample=number)
        return None
    if number is not None:
        draft.numbers.add(number)
    return number or None


def _labels(draft: Draft, row: Row) -> tuple[str, ...]:
    shown = (label_on_card(draft, label) for label in row.children("labels"))
    return tuple(dict.fromkeys([*row.keys("idLabels"), *shown]))


def _take_attachment(draft: Draft, card: Row, nested: Row) -> None:
    draft.ledger.found("attachments")
    row = nested.as_kind("attachments", nested.text("id", 100))
    url = row.url("url")
    if not row.source_id:
        row.tell("no_id")
    elif not url:
        row.tell("no_address", "url", sample=row.raw("url"))
    elif draft.is_new(row, draft.attachments):
        if row.flag("isUpload"):
            row.tell("file_stays", "url", sample=url)
        draft.attachments[row.source_id] = _attachment(card, row, url)


def _attachment(card: Row, row: Row, url: str) -> Attachment:
    return Attachment(
        source_id=row.source_id,
        item=card.source_id,
        name=row.name("name", TITLE_LENGTH) or row.name("fileName", TITLE_LENGTH) or url[:200],
        url=url,
        is_upload=row.flag("isUpload"),
        size=row.whole("bytes", 2**62),
        media_type=row.name("mimeType"),
        author=row.key("idMember"),
        created_at=row.instant("date") or created_from(row.source_id),
        position=row.position() if row.has("pos") else 0.0,
        is_cover=row.source_id == card.raw("idAttachmentCover"),
    )


def _take_nested_checklist(draft: Draft, card: Row, nested: Row) -> None:
    source_id = nested.text("id", 100)
    if source_id in draft.checklists:
        return  # listed at the top level as well
    draft.ledger.found("checklists")
    row = nested.as_kind("checklists", source_id)
    if source_id:
        take_checklist(draft, row, card=card.source_id)
    else:
        row.tell("no_id")


def created_from(source_id: str) -> datetime | None:
    """Read the time of creation from an id, whose first eight hex digits are its second."""
    if not _ID.fullmatch(source_id):
        return None
    moment = datetime.fromtimestamp(int(source_id[:8], 16), UTC)
    return moment if moment.year >= _FIRST_YEAR else None
