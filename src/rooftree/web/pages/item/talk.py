"""What people said about an item, and what happened to it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from markupsafe import Markup

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.web.pages.item.marks import person_mark
from rooftree.web.pieces import Change, PersonMark
from rooftree.work.comments.lines import Line
from rooftree.work.comments.policy import may_change_as
from rooftree.work.history.queries import Entry, history_of
from rooftree.work.items.models import Item

CHANGES_SHOWN = 30
MOST_CHANGES = 1000


@dataclass(frozen=True, slots=True)
class Said:
    """A comment with everything decided."""

    pk: int
    author: PersonMark | None
    at: datetime
    edited_at: datetime | None
    body: Markup
    may_change: bool


def comments(
    viewer: Viewer, role: Role, lines: list[Line], bodies: list[Markup]
) -> tuple[Said, ...]:
    """Return comments with their texts as finished markup."""
    return tuple(
        Said(
            pk=line.id,
            author=person_mark(line.name, line.user_id),
            at=line.created_at,
            edited_at=line.edited_at,
            body=body,
            may_change=may_change_as(role, viewer, line.author_id),
        )
        for line, body in zip(lines, bodies, strict=True)
    )


def changes(viewer: Viewer, item: Item, *, shows_all: bool) -> tuple[tuple[Change, ...], bool]:
    """Return what happened to an item, newest first, and whether there is more of it."""
    limit = MOST_CHANGES if shows_all else CHANGES_SHOWN
    entries = history_of(viewer, item, limit=limit + 1)
    return tuple(_change(entry) for entry in entries[:limit]), len(entries) > limit


def _change(entry: Entry) -> Change:
    vias = {"import": _("by import"), "cli": _("from the command line"), "job": _("by itself")}
    return Change(
        who=PersonMark(entry.who),
        text=entry.sentence,
        at=entry.at,
        details=tuple(
            (one.label, "", _("changed")) if one.is_long else (one.label, one.old, one.new)
            for one in entry.details
        ),
        via=vias.get(entry.via, ""),
    )
