"""Which events of a chunk are new here."""

from collections.abc import Sequence

from rooftree.exchange.bundle import Event
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.wishes import Ref, Unit
from rooftree.exchange.records.store import told_already


def new_events(session: Session, chunk: Sequence[Unit]) -> dict[Ref, list[Event]]:
    """Return the events that no earlier import has told, by subject; counts go to the ledger."""
    told = told_already(session.seat, (event.source_id for unit in chunk for event in unit.events))
    found: dict[Ref, list[Event]] = {}
    for unit in chunk:
        new = [event for event in unit.events if event.source_id not in told]
        if session.known.is_missing(unit.subject):
            for event in new:
                session.ledger.tell("parent_deleted_here", "events", sample=event.verb)
        elif new:
            found.setdefault(unit.subject, []).extend(new)
            session.ledger.count("events", "created", len(new))
    return found
