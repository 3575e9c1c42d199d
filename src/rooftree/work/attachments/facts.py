"""What can happen to attachments."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class AttachmentFact(Fact):
    """Something about an attachment, with the name that it had."""

    private = frozenset({"name"})
    attachment: int
    name: str


@dataclass(frozen=True, kw_only=True)
class FileAttached(AttachmentFact):
    """An item has another file."""

    verb = "work.attachment.file-added"
    wording = _("attached {name}")


@dataclass(frozen=True, kw_only=True)
class AddressAttached(AttachmentFact):
    """An item refers to another address."""

    verb = "work.attachment.address-added"
    wording = _("attached a link to {name}")


@dataclass(frozen=True, kw_only=True)
class AttachmentDeleted(AttachmentFact):
    """An attachment is in the bin; its file stays for thirty days."""

    verb = "work.attachment.deleted"
    wording = _("deleted the attachment {name}")
