"""The bin's page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes.bin.deletions import Deletion
from rooftree.changes.bin.queries import deletions_seen
from rooftree.people.persons.queries import names_of
from rooftree.work.items.queries import item_keys

ITEM = "work.item"
ICONS = {
    "item": "kind-task",
    "comment": "comment",
    "checklist": "checklist",
    "checkitem": "checklist",
    "attachment": "attachment",
    "label": "label",
    "field": "edit",
    "goal": "goal",
    "keyresult": "target",
    "measurement": "target",
    "component": "component",
    "timeentry": "clock",
    "product": "product",
    "release": "release",
    "customer": "customer",
    "feedback": "comment",
    "project": "project",
    "sprint": "sprint",
    "skill": "skill",
    "holiday": "calendar",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Something in the bin. `item_url` leads to the item on which it hung."""

    seq: int
    what: str
    icon: str
    name: str
    key: str
    item_url: str
    who: str
    at: datetime
    gone_after: datetime
    url: str


@dataclass(frozen=True, slots=True)
class BinPage:
    """What the bin's template prints."""

    lines: tuple[Line, ...]


def bin_page(viewer: Viewer, *, base: str) -> BinPage:
    """Return what the viewer may bring back, newest first."""
    found = deletions_seen(viewer)
    names = names_of(viewer.workspace_id, {one.change.actor_person_id or 0 for one in found})
    subjects = {one.change.subject_id for one in found if one.change.subject_type == ITEM}
    keys = item_keys(viewer, subjects)
    return BinPage(tuple(_line(one, names, keys, base) for one in found))


def _line(one: Deletion, names: dict[int, str], keys: dict[int, str], base: str) -> Line:
    hangs_on = keys.get(one.change.subject_id, "") if one.change.subject_type == ITEM else ""
    return Line(
        seq=one.seq,
        what=_words().get(one.what, one.what),
        icon=ICONS.get(one.what, "bin"),
        name=one.name or _("Without a name"),
        key=one.old["key"] if one.table == ITEM else hangs_on,
        item_url=f"{base}/items/{hangs_on}" if hangs_on else "",
        who=names.get(one.change.actor_person_id or 0, _("Rooftree")),
        at=one.at,
        gone_after=one.gone_after,
        url=f"{base}/bin/{one.seq}/restoration",
    )


def _words() -> dict[str, str]:
    return {
        "item": _("Item"),
        "comment": _("Comment"),
        "checklist": _("Checklist"),
        "checkitem": _("Checklist entry"),
        "attachment": _("Attachment"),
        "label": _("Label"),
        "field": _("Field"),
        "component": _("Component"),
        "timeentry": _("Time spent"),
        "goal": _("Goal"),
        "keyresult": _("Key result"),
        "measurement": _("Measurement"),
        "product": _("Product"),
        "release": _("Release"),
        "customer": _("Customer"),
        "feedback": _("Feedback"),
        "project": _("Project"),
        "sprint": _("Sprint"),
        "skill": _("Skill"),
        "holiday": _("Holiday"),
    }
