"""The facts of a chunk: what had happened before, and what the import did."""

from collections.abc import Iterator, Sequence

from django.db import models

from rooftree.changes.facts import Fact
from rooftree.exchange.bundle import Event
from rooftree.exchange.load.facts import (
    ItemImported,
    ItemUpdated,
    PersonImported,
    PersonUpdated,
    SpaceImported,
    SpaceUpdated,
)
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.wishes import Ref, Unit
from rooftree.exchange.load.writing import SUBJECTS, Writer
from rooftree.exchange.past.telling import past_fact
from rooftree.work.items.models import Item
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.models import Space


def facts_of(
    session: Session, chunk: Sequence[Unit], events: dict[Ref, list[Event]], writer: Writer
) -> tuple[Fact, ...]:
    """Return what a chunk has to tell, subject by subject; the older things first."""
    subjects = _subjects(session, chunk, writer)
    names = session.option_names
    facts: list[Fact] = []
    for unit in chunk:
        subject = subjects.get(unit.subject)
        if subject is None:
            continue
        topic = f"{unit.subject.kind[:-1]}:{subject.pk}"
        facts += [
            past_fact(event, subject, topic, session.known.find, names)
            for event in events.get(unit.subject, ())
        ]
        facts += _done(session, unit.subject, subject, writer)
    return tuple(facts)


def _done(session: Session, ref: Ref, subject: models.Model, writer: Writer) -> Iterator[Fact]:
    rows = tuple(writer.rows.pop(ref, ()))
    is_new = ref in writer.made
    system = session.system_name
    if not rows and not is_new:
        return
    if isinstance(subject, Item):
        item_fact = ItemImported if is_new else ItemUpdated
        yield item_fact(subject=subject, topics=item_topics(subject), rows=rows, system=system)
    elif isinstance(subject, Space):
        space_fact = SpaceImported if is_new else SpaceUpdated
        topics = ("workspace", "people", f"space:{subject.pk}")
        yield space_fact(subject=subject, topics=topics, rows=rows, system=system)
    else:
        person_fact = PersonImported if is_new else PersonUpdated
        yield person_fact(
            subject=subject,
            topics=("people", f"person:{subject.pk}"),
            rows=rows,
            system=system,
            who_person=subject.pk,
        )


def _subjects(session: Session, chunk: Sequence[Unit], writer: Writer) -> dict[Ref, models.Model]:
    subjects = {unit.subject: writer.things.get(unit.subject) for unit in chunk}
    missing: dict[str, dict[int, Ref]] = {}
    for ref, thing in subjects.items():
        pk = session.known.stored(ref)
        if thing is None and pk is not None:
            missing.setdefault(ref.kind, {})[pk] = ref
    for kind, refs in missing.items():
        rows = SUBJECTS[kind]._base_manager.in_bulk(list(refs))
        subjects |= {refs[pk]: row for pk, row in rows.items()}
    return {ref: thing for ref, thing in subjects.items() if thing is not None}
