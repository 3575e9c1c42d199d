"""Reading attachments."""

from pathlib import Path

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.attachments.files import stored_file
from rooftree.work.attachments.models import Attachment
from rooftree.work.items.queries import items_seen

SHOWN_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Types that pages show as pictures; everything else is served as a download only."""


def attachment_by_id(viewer: Viewer, pk: int) -> Attachment:
    """Return one attachment with its item, for a download or a change; raises NotFound."""
    seen = Attachment.objects.filter(pk=pk, item__in=items_seen(viewer).values("pk"))
    attachment = seen.select_related("item__space").first()
    if attachment is None:
        raise NotFound(_("There is no such attachment here."))
    return attachment


def file_of(attachment: Attachment) -> Path:
    """Return where an attachment's file lies; raises NotFound for an address or a file that is gone."""
    file = stored_file(attachment.path)
    if file is None:
        raise NotFound(_("This file is not here any more."))
    return file


def is_shown_image(attachment: Attachment) -> bool:
    """Tell whether pages show the attachment as a picture."""
    return bool(attachment.path) and attachment.media_type in SHOWN_IMAGES
