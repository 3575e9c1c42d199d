"""The bin's page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes.deletions import Deletion
from rooftree.people.bin.queries import deleted_skills_and_holidays
from rooftree.people.persons.queries import names_of
from rooftree.product.bin.queries import deleted_of_products
from rooftree.project.bin.queries import deleted_of_projects
from rooftree.work.bin.queries import Deleted, deleted_items

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
    others = [
        *deleted_of_products(viewer),
        *deleted_of_projects(viewer),
        *deleted_skills_and_holidays(viewer),
    ]
    names = names_of(viewer.workspace_id, {one.change.actor_person_id or 0 for one in others})
    lines = [_line(one, base) for one in deleted_items(viewer)]
    lines += [_other_line(one, names, base) for one in others]
    return BinPage(tuple(sorted(lines, key=lambda line: -line.seq)))


def _other_line(one: Deletion, names: dict[int, str], base: str) -> Line:
    words = {
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
    return Line(
        seq=one.seq,
        what=words.get(one.what, one.what),
        icon=ICONS.get(one.what, "bin"),
        name=one.name or _("Without a name"),
        key="",
        item_url="",
        who=names.get(one.change.actor_person_id or 0, _("Rooftree")),
        at=one.at,
        gone_after=one.gone_after,
        url=f"{base}/bin/{one.seq}/restoration",
    )


def _line(one: Deleted, base: str) -> Line:
    names = {
        "item": _("Item"),
        "comment": _("Comment"),
        "checklist": _("Checklist"),
        "checkitem": _("Checklist entry"),
        "attachment": _("Attachment"),
        "label": _("Label"),
        "field": _("Field"),
        "component": _("Component"),
        "timeentry": _("Time spent"),
    }
    hangs = one.key and one.what != "item"
    return Line(
        seq=one.seq,
        what=names.get(one.what, one.what),
        icon=ICONS.get(one.what, "bin"),
        name=one.name or _("Without a name"),
        key=one.key,
        item_url=f"{base}/items/{one.key}" if hangs else "",
        who=one.who,
        at=one.at,
        gone_after=one.gone_after,
        url=f"{base}/bin/{one.seq}/restoration",
    )
