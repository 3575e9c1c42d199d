"""Checklists and their steps."""

from rooftree.exchange.bundle import CheckItem, Checklist
from rooftree.exchange.formats.rows import TITLE_LENGTH, Row, day_of
from rooftree.exchange.formats.trello.draft import Draft

STEP_LENGTH = 20_000


def take_checklist(draft: Draft, row: Row, *, card: str = "") -> None:
    """Take a checklist with its steps; its card is settled at the end."""
    if not draft.is_new(row, draft.checklists):
        return
    draft.checklists[row.source_id] = Checklist(
        source_id=row.source_id,
        item=card or row.key("idCard") or "",
        title=row.name("name", TITLE_LENGTH),
        position=row.position(),
    )
    for nested in row.children("checkItems"):
        draft.ledger.found("check_items")
        step = nested.as_kind("check_items", nested.text("id", 100))
        if not step.source_id:
            step.tell("no_id")
        elif draft.is_new(step, draft.check_items):
            draft.check_items[step.source_id] = _step(draft, step, row.source_id)


def _step(draft: Draft, row: Row, checklist: str) -> CheckItem:
    due = row.instant("due")
    return CheckItem(
        source_id=row.source_id,
        checklist=checklist,
        text=row.name("name", STEP_LENGTH),
        is_done=row.text("state") == "complete",
        position=row.position(),
        assignee=draft.people.need(row.key("idMember")),
        due=day_of(due, draft.zone),
        due_at=due,
    )
