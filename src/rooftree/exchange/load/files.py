"""The content of attachments, put on disk before the transaction that names it.

It came along with the export, or is fetched where the export says that it stayed.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.wishes import Ref, Unit, Wish
from rooftree.exchange.records.store import records_of
from rooftree.work.attachments.files import Stored, store


def store_files(session: Session, chunk: Iterable[Unit]) -> dict[Ref, Stored]:
    """Return what was stored of a chunk; what is new and cannot be is remarked on."""
    fetches = session.fetcher is not None
    wishes = [
        wish for unit in chunk for wish in unit.wishes if wish.file or (fetches and wish.address)
    ]
    ids = [wish.ref.source_id for wish in wishes]
    brought = {record.source_id for record in records_of(session.seat, "attachments", ids)}
    stored: dict[Ref, Stored] = {}
    for wish in wishes:
        if wish.ref.source_id in brought:
            continue
        try:
            with _opened(session, wish) as content:
                stored[wish.ref] = store(content)
        except (RuleBroken, OSError) as refusal:
            reason = refusal.message if isinstance(refusal, RuleBroken) else str(refusal.strerror)
            session.ledger.tell("file_not_kept", "attachments", place=wish.name, sample=reason)
    return stored


def _opened(session: Session, wish: Wish) -> IO[bytes]:
    if wish.file:
        return Path(wish.file).open("rb")
    fetcher = session.fetcher
    if fetcher is None or not fetcher.is_home(wish.address):
        raise RuleBroken(_("It lies on another site than the one that was named."))
    return fetcher.open(wish.address)
