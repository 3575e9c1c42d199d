"""What hangs on items: checklists, comments, attachments, values of fields, time spent."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from rooftree.exchange.bundle import (
    Attachment,
    CheckItem,
    Checklist,
    Comment,
    FieldValue,
    Hanging,
    Item,
    TimeEntry,
)
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref, Wish
from rooftree.work.attachments.models import Attachment as AttachmentRow
from rooftree.work.checklists.models import CheckItem as CheckItemRow
from rooftree.work.checklists.models import Checklist as ChecklistRow
from rooftree.work.comments.models import Comment as CommentRow
from rooftree.work.fields.models import FieldValue as FieldValueRow
from rooftree.work.time_entries.models import TimeEntry as TimeEntryRow


class Homes(NamedTuple):
    """The time of the import, and {source id of a field: its space}."""

    at: datetime
    fields: Mapping[str, str]


def hanging_wishes(hanging: Hanging, item: Item, homes: Homes) -> Iterator[Wish]:
    """Yield what hangs on an item, what holds others before what it holds."""
    for place, checklist in enumerate(hanging.checklists):
        yield _checklist(checklist, place)
    places: defaultdict[str, int] = defaultdict(int)
    for entry in hanging.check_items:
        yield _check_item(entry, places[entry.checklist])
        places[entry.checklist] += 1
    for comment in hanging.comments:
        yield _comment(comment, homes.at)
    for attachment in hanging.attachments:
        yield _attachment(attachment, item.created_at or homes.at)
    for value in hanging.field_values:
        yield _field_value(value, homes.fields[value.field])
    for spent in hanging.time_entries:
        yield _time_entry(spent)


def _person(source_id: str | None) -> Ref | None:
    return Ref("people", source_id) if source_id else None


def _checklist(checklist: Checklist, place: int) -> Wish:
    item = Ref("items", checklist.item)
    return Wish(
        ref=Ref("checklists", checklist.source_id),
        model=ChecklistRow,
        name=checklist.title,
        values={"title": checklist.title or _("Checklist"), "position": place},
        initial={"item_id": item},
        needs=(item,),
    )


def _check_item(entry: CheckItem, place: int) -> Wish:
    checklist = Ref("checklists", entry.checklist)
    return Wish(
        ref=Ref("check_items", entry.source_id),
        model=CheckItemRow,
        name=entry.text,
        values={
            "checklist_id": checklist,
            "text": entry.text,
            "is_done": entry.is_done,
            "position": place,
            "assignee_id": _person(entry.assignee),
            "due": entry.due,
        },
        needs=(checklist,),
    )


def _comment(comment: Comment, at: datetime) -> Wish:
    item = Ref("items", comment.item)
    return Wish(
        ref=Ref("comments", comment.source_id),
        model=CommentRow,
        name=comment.body.markdown,
        values={"body": comment.body.markdown, "edited_at": comment.edited_at},
        initial={
            "item_id": item,
            "author_id": _person(comment.author),
            "created_at": comment.created_at or at,
        },
        needs=(item,),
    )


def _attachment(attachment: Attachment, made: datetime) -> Wish:
    item = Ref("items", attachment.item)
    return Wish(
        ref=Ref("attachments", attachment.source_id),
        model=AttachmentRow,
        name=attachment.name,
        file=attachment.file,
        address=attachment.url if attachment.is_upload else "",
        values={"name": attachment.name, "url": attachment.url},
        initial={
            "item_id": item,
            "size": attachment.size,
            "media_type": attachment.media_type,
            "author_id": _person(attachment.author),
            "created_at": attachment.created_at or made,
        },
        needs=(item,),
    )


def _field_value(value: FieldValue, space: str) -> Wish:
    item, field = Ref("items", value.item), Ref("fields", within(space, value.field))
    return Wish(
        ref=Ref("field_values", value.source_id),
        model=FieldValueRow,
        name=str(value.value),
        values={"value": value.value},
        initial={"item_id": item, "field_id": field},
        needs=(item, field),
        unique=("item_id", "field_id"),
    )


def _time_entry(entry: TimeEntry) -> Wish:
    item = Ref("items", entry.item)
    return Wish(
        ref=Ref("time_entries", entry.source_id),
        model=TimeEntryRow,
        name=entry.note.markdown,
        values={
            "minutes": max(1, entry.minutes),
            "started_at": entry.started_at,
            "note": entry.note.markdown,
        },
        initial={
            "item_id": item,
            "person_id": _person(entry.author),
            "created_at": entry.created_at or entry.started_at,
        },
        needs=(item,),
    )
