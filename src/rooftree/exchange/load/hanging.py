"""What hangs on items: checklists and their entries, comments, attachments, values of fields."""

from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.exchange.bundle import Attachment, Bundle, CheckItem, Checklist, Comment, FieldValue
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref, Wish
from rooftree.work.attachments.models import Attachment as AttachmentRow
from rooftree.work.checklists.models import CheckItem as CheckItemRow
from rooftree.work.checklists.models import Checklist as ChecklistRow
from rooftree.work.comments.models import Comment as CommentRow
from rooftree.work.fields.models import FieldValue as FieldValueRow


def hanging_wishes(bundle: Bundle, at: datetime) -> dict[str, list[Wish]]:
    """Return {item's source id: wishes}, what holds others before what it holds."""
    wishes: defaultdict[str, list[Wish]] = defaultdict(list)
    item_of = {checklist.source_id: checklist.item for checklist in bundle.checklists}
    places: defaultdict[str, int] = defaultdict(int)
    for checklist in bundle.checklists:
        own = wishes[checklist.item]
        own.append(_checklist(checklist, len(own)))
    for entry in bundle.check_items:
        wishes[item_of[entry.checklist]].append(_check_item(entry, places[entry.checklist]))
        places[entry.checklist] += 1
    for comment in bundle.comments:
        wishes[comment.item].append(_comment(comment, at))
    made = {item.source_id: item.created_at or at for item in bundle.items}
    for attachment in bundle.attachments:
        wishes[attachment.item].append(_attachment(attachment, made[attachment.item]))
    space_of = {field.source_id: field.space for field in bundle.fields}
    for value in bundle.field_values:
        wishes[value.item].append(_field_value(value, space_of[value.field]))
    return wishes


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
