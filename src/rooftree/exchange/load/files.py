"""The content of attachments that came along, put on disk before the transaction that names it."""

from collections.abc import Iterable
from pathlib import Path

from rooftree.errors import RuleBroken
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.wishes import Ref, Unit
from rooftree.exchange.records.store import records_of
from rooftree.work.attachments.files import Stored, store


def store_files(session: Session, chunk: Iterable[Unit]) -> dict[Ref, Stored]:
    """Return what was stored of a chunk; what is new and cannot be is remarked on."""
    wishes = [wish for unit in chunk for wish in unit.wishes if wish.file]
    ids = [wish.ref.source_id for wish in wishes]
    brought = {record.source_id for record in records_of(session.seat, "attachments", ids)}
    stored: dict[Ref, Stored] = {}
    for wish in wishes:
        if wish.ref.source_id in brought:
            continue
        try:
            with Path(wish.file).open("rb") as content:
                stored[wish.ref] = store(content)
        except (RuleBroken, OSError) as refusal:
            reason = refusal.message if isinstance(refusal, RuleBroken) else str(refusal.strerror)
            session.ledger.tell("file_not_kept", "attachments", place=wish.name, sample=reason)
    return stored
