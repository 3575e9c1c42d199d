"""Attaching files and addresses to items, and taking them off."""

import re

from django.utils.translation import gettext as _

from rooftree.accounts.addresses import UNSPEAKABLE, checked_url
from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert, remove
from rooftree.lib import clock
from rooftree.work.attachments.facts import AddressAttached, AttachmentDeleted, FileAttached
from rooftree.work.attachments.files import Readable, Stored, store
from rooftree.work.attachments.models import Attachment
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics

LONGEST_NAME = 255


def attach_file(item: Item, *, name: str, content: Readable, by: Actor) -> FileAttached:
    """Store a file and attach it to an item.

    The content is on disk before the transaction begins, so that no upload holds the database. Raises
    RuleBroken for a file that is empty or too large.
    """
    require_may_edit(by.viewer, item)
    return attach_stored(item, name=name, stored=store(content), by=by)


@action
def attach_stored(item: Item, *, name: str, stored: Stored, by: Actor) -> FileAttached:
    """Attach a file that lies on disk already."""
    require_may_edit(by.viewer, item)
    attachment = insert(
        Attachment(
            workspace_id=by.workspace_id,
            item=item,
            name=file_name(name),
            path=stored.path,
            size=stored.size,
            media_type=stored.media_type,
            sha256=stored.sha256,
            author_id=by.viewer.person_id,
            created_at=clock.now(),
        )
    )
    return FileAttached(
        subject=item, topics=item_topics(item), attachment=attachment.pk, name=attachment.name
    )


@action
def attach_url(item: Item, *, url: str, by: Actor, name: str = "") -> AddressAttached:
    """Attach an address of the web to an item; without a name it shows itself."""
    require_may_edit(by.viewer, item)
    url = checked_url(url, field="url")
    attachment = insert(
        Attachment(
            workspace_id=by.workspace_id,
            item=item,
            name=checked_line(name, field="name", longest=LONGEST_NAME) or url[:LONGEST_NAME],
            url=url,
            author_id=by.viewer.person_id,
            created_at=clock.now(),
        )
    )
    return AddressAttached(
        subject=item, topics=item_topics(item), attachment=attachment.pk, name=attachment.name
    )


@action
def remove_attachment(attachment: Attachment, *, by: Actor) -> AttachmentDeleted:
    """Put an attachment into the bin; its file stays on disk for thirty days."""
    item = attachment.item
    require_may_edit(by.viewer, item)
    remove(attachment)
    return AttachmentDeleted(
        subject=item,
        topics=item_topics(item, "bin"),
        attachment=attachment.pk,
        name=attachment.name,
    )


def file_name(name: str) -> str:
    """Return what to call a file: no folders, no characters that deceive, no more than fit."""
    last = re.split(r"[/\\]", UNSPEAKABLE.sub("", name))[-1].strip()
    if len(last) > LONGEST_NAME:
        stem, dot, ending = last.rpartition(".")
        tail = f"{dot}{ending}"[:20] if stem else ""
        last = last[: LONGEST_NAME - len(tail)] + tail
    return last if last.strip(".") else _("file")
