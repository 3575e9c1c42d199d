"""Gathers the room's tables for Django."""

from rooftree.work.attachments.models import Attachment
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.comments.models import Comment
from rooftree.work.commitments.models import Commitment
from rooftree.work.components.models import Component, ItemComponent
from rooftree.work.fields.models import Field, FieldValue
from rooftree.work.items.models import Alias, Assignment, Item
from rooftree.work.labels.models import ItemLabel, Label
from rooftree.work.links.models import Dependency, Link
from rooftree.work.spaces.models import Kind, Space, SpaceMember, Status
from rooftree.work.time_entries.models import TimeEntry
from rooftree.work.votes.models import Vote
from rooftree.work.watching.models import Watch

__all__ = [
    "Alias",
    "Assignment",
    "Attachment",
    "CheckItem",
    "Checklist",
    "Comment",
    "Commitment",
    "Component",
    "Dependency",
    "Field",
    "FieldValue",
    "Item",
    "ItemComponent",
    "ItemLabel",
    "Kind",
    "Label",
    "Link",
    "Space",
    "SpaceMember",
    "Status",
    "TimeEntry",
    "Vote",
    "Watch",
]
