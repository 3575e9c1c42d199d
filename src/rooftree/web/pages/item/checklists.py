"""An item's checklists with everything decided."""

from dataclasses import dataclass
from datetime import date

from rooftree.web.pages.item.marks import person_mark
from rooftree.web.pieces import PersonMark
from rooftree.work.checklists.lines import Line, checklist_lines
from rooftree.work.items.models import Item


@dataclass(frozen=True, slots=True)
class Step:
    """An entry."""

    pk: int
    text: str
    is_done: bool
    assignee: PersonMark | None
    due: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class List:
    """A checklist and how far it is done."""

    pk: int
    title: str
    done: int
    steps: tuple[Step, ...]


def checklists(item: Item, today: date) -> tuple[List, ...]:
    """Return the checklists of an item in sight."""
    return tuple(
        List(
            pk, title, sum(one.is_done for one in lines), tuple(_step(one, today) for one in lines)
        )
        for pk, title, lines in checklist_lines(item)
    )


def _step(line: Line, today: date) -> Step:
    return Step(
        pk=line.id,
        text=line.text,
        is_done=line.is_done,
        assignee=person_mark(line.assignee, line.user_id),
        due=line.due,
        is_overdue=line.due is not None and not line.is_done and line.due < today,
    )
