"""Loading one chunk."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.facts import Fact
from rooftree.exchange.load.deciding import Decider
from rooftree.exchange.load.history import new_events
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.told import facts_of
from rooftree.exchange.load.wishes import Ref, Unit
from rooftree.exchange.load.writing import Writer
from rooftree.work.attachments.files import Stored


@action
def load_chunk(
    chunk: Sequence[Unit],
    files: Mapping[Ref, Stored],
    *,
    session: Session,
    run_id: int,
    by: Actor,
) -> tuple[Fact, ...] | None:
    """Make true what the units of a chunk wish, but for what people edited or deleted here.

    `files` holds the contents of attachments that are on disk already.
    """
    decider = Decider(session, chunk)
    decisions = decider.decide(chunk)
    events = new_events(session, chunk)
    writer = Writer(session, run_id, by, decider.taken, files)
    writer.carry_out(decisions)
    facts = facts_of(session, chunk, events, writer)
    writer.keep_records(events)
    if not facts:
        return None
    first = replace(facts[0], topics=(*facts[0].topics, f"import:{run_id}"))
    return (first, *facts[1:])
