"""A bundle into a workspace, chunk by chunk; or only as far as saying what would happen."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rooftree.changes.actor import Actor
from rooftree.errors import RuleBroken
from rooftree.exchange.bundle import Event
from rooftree.exchange.load.actions import load_chunk
from rooftree.exchange.load.cards import Surroundings, item_units, tell_of, tell_renumbered
from rooftree.exchange.load.chunks import chunks_of
from rooftree.exchange.load.deciding import Decider
from rooftree.exchange.load.files import store_files
from rooftree.exchange.load.gone import tell_gone
from rooftree.exchange.load.history import new_events
from rooftree.exchange.load.known import REFERRED
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.structure import people_units, space_units
from rooftree.exchange.load.ties import link_units
from rooftree.exchange.load.wishes import Ref, Unit

Noting = Callable[[dict[str, Any]], None]


def rehearse(session: Session) -> dict[str, Any]:
    """Decide everything and write nothing; returns the report that loading would give."""
    _begin(session)
    for chunk in chunks_of(units_of(session)):
        Decider(session, chunk).decide(chunk)
        new_events(session, chunk)
    return session.ledger.report(session.bundle)


def load(
    session: Session,
    *,
    run_id: int,
    by: Actor,
    done: int = 0,
    note: Noting,
    is_over: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Load what is left after the first `done` chunks; returns the report of the whole.

    After each chunk `note` gets the progress, in the transaction of that chunk, so that a run which
    dies can be gone on with right there. Raises RuleBroken between two chunks once `is_over`.
    """
    if not done:
        _begin(session)
    total = sum(1 for _ in chunks_of(units_of(session)))
    for number, chunk in enumerate(chunks_of(units_of(session)), start=1):
        if number <= done:
            _leave_out_again(session, chunk)
            continue
        if is_over():
            raise RuleBroken(_("The import was stopped; go on with it, or take it back."))
        files = store_files(session, chunk)
        with transaction.atomic():
            load_chunk(chunk, files, session=session, run_id=run_id, by=by)
            note(
                {
                    "done": number,
                    "total": total,
                    "first": session.places.reserved,
                    "ledger": session.ledger.to_json(),
                }
            )
    return session.ledger.report(session.bundle)


def _leave_out_again(session: Session, chunk: Iterable[Unit]) -> None:
    """Note what a chunk that was loaded before had left out: what refers to it goes without it."""
    for wish in (wish for unit in chunk for wish in unit.wishes):
        if wish.ref.kind in REFERRED and session.known.find(wish.ref) is None:
            session.known.miss(wish.ref)


def units_of(session: Session) -> Iterator[Unit]:
    """Yield everything to be loaded, what others refer to first."""
    around = Surroundings(
        session.prefixes,
        session.places.numbers,
        session.places.ranks,
        session.kinds,
        session.family,
        session.at,
    )
    bundle = session.bundle
    return chain(
        people_units(bundle, session.at),
        space_units(bundle, session.at),
        item_units(bundle, session.index, around),
        link_units(session.index, session.family.order),
        _space_history(session),
    )


def _space_history(session: Session) -> Iterator[Unit]:
    space_of = {status.source_id: status.space for status in session.bundle.statuses}
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in session.bundle.events:
        if event.subject_kind == "status":
            events[space_of[event.subject]].append(event)
        elif event.subject_kind == "space":
            events[event.subject].append(event)
    for space, own in events.items():
        yield Unit(subject=Ref("spaces", space), events=tuple(own))


def _begin(session: Session) -> None:
    tell_of(session.bundle, session.index, session.family, session.ledger)
    tell_renumbered(session.bundle, session.places.numbers, session.ledger)
    tell_gone(session)
