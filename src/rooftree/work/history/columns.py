"""What the columns of the log are called, and how each is read. What is not named here is not told."""

from collections.abc import Mapping
from enum import Enum, auto

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise


class Shape(Enum):
    """How a value is read."""

    PLAIN = auto()
    LONG = auto()
    DAY = auto()
    INSTANT = auto()
    MINUTES = auto()
    YES_NO = auto()
    SINCE = auto()
    PRIORITY = auto()
    CATEGORY = auto()
    COMMITMENT = auto()
    DEPENDENCY = auto()
    ROLE = auto()
    PERSON = auto()
    STATUS = auto()
    KIND = auto()
    SPACE = auto()
    ITEM = auto()
    CHECKLIST = auto()


Column = tuple[StrPromise, Shape]

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "work.item": {
        "title": (_("title"), Shape.PLAIN),
        "description": (_("description"), Shape.LONG),
        "kind_id": (_("kind"), Shape.KIND),
        "status_id": (_("status"), Shape.STATUS),
        "space_id": (_("space"), Shape.SPACE),
        "parent_id": (_("parent"), Shape.ITEM),
        "priority": (_("priority"), Shape.PRIORITY),
        "reporter_id": (_("reporter"), Shape.PERSON),
        "owner_id": (_("accountable"), Shape.PERSON),
        "start": (_("start"), Shape.DAY),
        "target": (_("target"), Shape.DAY),
        "target_at": (_("target time"), Shape.INSTANT),
        "estimate_low": (_("estimate at best"), Shape.MINUTES),
        "estimate_likely": (_("estimate"), Shape.MINUTES),
        "estimate_high": (_("estimate at worst"), Shape.MINUTES),
        "remaining": (_("remaining work"), Shape.MINUTES),
        "points": (_("points"), Shape.PLAIN),
        "resolution": (_("resolution"), Shape.PLAIN),
        "votes_elsewhere": (_("votes elsewhere"), Shape.PLAIN),
        "planned_start": (_("planned start"), Shape.INSTANT),
        "planned_finish": (_("planned finish"), Shape.INSTANT),
        "actual_start": (_("actual start"), Shape.INSTANT),
        "actual_finish": (_("actual finish"), Shape.INSTANT),
        "is_private": (_("private"), Shape.YES_NO),
        "archived_at": (_("archived"), Shape.SINCE),
    },
    "work.comment": {"body": (_("comment"), Shape.LONG)},
    "work.checklist": {"title": (_("checklist"), Shape.PLAIN)},
    "work.checkitem": {
        "text": (_("entry"), Shape.PLAIN),
        "is_done": (_("done"), Shape.YES_NO),
        "assignee_id": (_("assignee"), Shape.PERSON),
        "due": (_("due"), Shape.DAY),
        "checklist_id": (_("checklist"), Shape.CHECKLIST),
    },
    "work.commitment": {
        "to_whom": (_("promised to"), Shape.PLAIN),
        "date": (_("promised date"), Shape.DAY),
        "note": (_("note"), Shape.LONG),
        "state": (_("promise"), Shape.COMMITMENT),
    },
    "work.dependency": {
        "type": (_("dependency"), Shape.DEPENDENCY),
        "lag": (_("lag"), Shape.MINUTES),
    },
    "work.space": {
        "name": (_("name"), Shape.PLAIN),
        "description": (_("description"), Shape.LONG),
        "is_open": (_("open to all members"), Shape.YES_NO),
        "archived_at": (_("archived"), Shape.SINCE),
    },
    "work.status": {
        "name": (_("status"), Shape.PLAIN),
        "category": (_("category"), Shape.CATEGORY),
        "wip_limit": (_("limit"), Shape.PLAIN),
    },
    "work.spacemember": {"role": (_("role"), Shape.ROLE)},
    "work.label": {
        "name": (_("label"), Shape.PLAIN),
        "colour": (_("colour"), Shape.PLAIN),
    },
    "work.component": {
        "name": (_("component"), Shape.PLAIN),
        "description": (_("description"), Shape.LONG),
        "lead_id": (_("lead"), Shape.PERSON),
        "archived_at": (_("archived"), Shape.SINCE),
    },
    "work.timeentry": {
        "minutes": (_("time spent"), Shape.MINUTES),
        "started_at": (_("begun"), Shape.INSTANT),
        "note": (_("note"), Shape.LONG),
        "person_id": (_("person"), Shape.PERSON),
    },
    "work.field": {"name": (_("field"), Shape.PLAIN)},
}

SAID = frozenset(
    {
        ("work.item.moved", "status_id"),
        ("work.item.archived", "archived_at"),
        ("work.item.unarchived", "archived_at"),
        ("work.space.archived", "archived_at"),
        ("work.space.reopened", "archived_at"),
        ("work.checklist-entry.ticked", "is_done"),
        ("work.checklist-entry.unticked", "is_done"),
        ("work.commitment.kept", "state"),
        ("work.commitment.broken", "state"),
        ("work.commitment.withdrawn", "state"),
        ("work.commitment.reopened", "state"),
    }
)
"""Columns whose change the fact's own sentence tells."""
