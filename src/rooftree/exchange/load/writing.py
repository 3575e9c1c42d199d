"""Writes what was decided about a chunk, within a running action."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from rooftree.changes.actor import Actor
from rooftree.changes.rowchange import RowChange
from rooftree.changes.rows import edit_many, insert_many, remove, take_numbers
from rooftree.changes.tracking import to_json
from rooftree.errors import Unavailable
from rooftree.exchange.bundle import Event
from rooftree.exchange.load.bonds import BONDS, rows_of
from rooftree.exchange.load.deciding import Adoption, Alteration, Creation, Decision
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.ties import plain_instead
from rooftree.exchange.load.wishes import Ref, Wish
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.records.store import record_for, remember, remember_values
from rooftree.people.persons.models import Person
from rooftree.work.attachments.files import Stored
from rooftree.work.items.models import Item
from rooftree.work.links.cycles import closes_circle
from rooftree.work.links.models import Dependency, Link
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space

SUBJECTS: Mapping[str, type[models.Model]] = {"items": Item, "people": Person, "spaces": Space}
"""The kinds of things that have a history."""

ORDER = (
    "people", "spaces", "members", "statuses", "labels", "fields", "components", "releases", "sprints",
    "items", "checklists", "check_items", "comments", "attachments", "field_values", "time_entries",
    "links",
)  # fmt: skip
"""What others refer to comes first."""


class Writer:
    """Carries out decisions, and gathers what was written by the subject whose history tells it.

    `taken` are names that lead to other items already.
    """

    def __init__(
        self,
        session: Session,
        run_id: int,
        by: Actor,
        taken: set[str],
        files: Mapping[Ref, Stored],
    ) -> None:
        self._files = files
        self.rows: defaultdict[Ref, list[RowChange]] = defaultdict(list)
        self.things: dict[Ref, models.Model] = {}
        self.made: set[Ref] = set()
        self._session = session
        self._run_id = run_id
        self._by = by
        self._taken = taken
        self._records: list[SourceRecord] = []
        self._expected: dict[int, models.Model] = {}

    def carry_out(self, decisions: Sequence[Decision]) -> None:
        """Write rows, those first to which others refer."""
        groups: defaultdict[tuple[str, type[models.Model]], list[Creation]] = defaultdict(list)
        for one in decisions:
            if isinstance(one, Creation):
                groups[one.wish.ref.kind, one.wish.model].append(one)
        for (_kind, model), creations in sorted(groups.items(), key=_in_order):
            make = {Space: self._make_spaces, Dependency: self._make_dependencies}.get(
                model, self._make
            )
            make(creations)
        for one in decisions:
            if isinstance(one, Adoption):
                row = self._expected.get(one.pk) or one.wish.model(pk=one.pk)
                self._adopt(one.wish.ref, row)
        self._alter([one for one in decisions if isinstance(one, Alteration)])

    def keep_records(self, events: Mapping[Ref, Sequence[Event]]) -> None:
        """Store which row stands for which thing, and which events are told in whose history."""
        for ref, some in events.items():
            subject = SUBJECTS[ref.kind](pk=self._session.known.stored(ref))
            for event in some:
                self._keep_record(Ref("events", event.source_id), subject, {})
        remember(self._records)

    def _make(self, creations: Sequence[Creation]) -> None:
        for some in _generations(creations):
            self._make_at_once(some)

    def _make_at_once(self, creations: Sequence[Creation]) -> None:
        rows = [self._row(one.wish) for one in creations]
        for one, row, noted in zip(creations, rows, insert_many(rows), strict=True):
            self.rows[one.subject].append(noted)
            self._note(one, row)
        for name, bond in BONDS.items():
            joining = [
                (one.subject, bond.row(row, member, self._session.at))
                for one, row in zip(creations, rows, strict=True)
                for member in self._members(one.wish.bonds.get(name, ()))
            ]
            self._insert(joining)

    def _make_dependencies(self, creations: Sequence[Creation]) -> None:
        """Make one after the other; what would close a circle becomes a link that only tells."""
        for one in creations:
            ends = self._values(dict(one.wish.initial))
            if closes_circle(ends["predecessor_id"], ends["successor_id"], ends["type"]):
                self._session.ledger.tell("circle", "links", sample=self._key(ends["successor_id"]))
                self._make_plain(one)
            else:
                self._make([one])

    def _make_plain(self, one: Creation) -> None:
        plain = plain_instead(one.wish)
        there = Link.objects.filter(**self._values(dict(plain.initial))).first()
        if there is None:
            self._make([replace(one, wish=plain)])
        else:
            self._adopt(plain.ref, there)

    def _key(self, item_id: int) -> str:
        return Item.objects.values_list("key", flat=True).get(pk=item_id)

    def _make_spaces(self, creations: Sequence[Creation]) -> None:
        for one in creations:
            values = one.wish.values
            source_id = one.wish.ref.source_id
            fact = create_space(
                prefix=self._session.prefixes[source_id],
                name=values["name"],
                description=values["description"],
                is_open=self._session.is_open,
                workflow=(),
                by=self._by,
            )
            space = fact.subject
            assert isinstance(space, Space)  # noqa: S101 - narrows the type
            more = {"archived_at": values["archived_at"], **one.wish.initial}
            self.rows[one.subject] += edit_many([(space, more)])
            self._note(one, space)
            self._reserve(source_id, space)

    def _reserve(self, source_id: str, space: Space) -> None:
        places = self._session.places
        first = places.first[source_id]
        wanted = places.after[source_id] - first
        if wanted and take_numbers(space, "next_number", wanted) != first:
            raise Unavailable(_("Somebody created an item in this moment. Start the import again."))
        places.reserved[source_id] = first

    def _alter(self, alterations: Sequence[Alteration]) -> None:
        by_model: defaultdict[type[models.Model], list[Alteration]] = defaultdict(list)
        for one in alterations:
            by_model[type(one.row)].append(one)
            self.things[one.wish.ref] = one.row
            self._change_bonds(one)
            if isinstance(one.row, Space):
                self._reserve(one.wish.ref.source_id, one.row)
        for same in by_model.values():
            subjects = {one.row.pk: one.subject for one in same}
            edits = [(one.row, self._values(one.columns)) for one in same if one.columns]
            for noted in edit_many(edits):
                self.rows[subjects[noted.pk]].append(noted)
        remember_values([one.record for one in alterations if one.is_news])

    def _change_bonds(self, one: Alteration) -> None:
        for name, members in one.joining.items():
            bond = BONDS[name]
            self._insert(
                [
                    (one.subject, bond.row(one.row, member, self._session.at))
                    for member in self._members(tuple(members))
                ]
            )
        for name, members in one.leaving.items():
            self.rows[one.subject] += remove(*rows_of(name, one.row.pk, members))

    def _insert(self, rows: Sequence[tuple[Ref, models.Model]]) -> None:
        noted = insert_many([row for _subject, row in rows])
        for (subject, _row), note in zip(rows, noted, strict=True):
            self.rows[subject].append(note)

    def _note(self, creation: Creation, row: models.Model) -> None:
        wish = creation.wish
        self._meet(wish.ref, row)
        self.things[wish.ref] = row
        self.made.add(wish.ref)
        imported = {name: to_json(getattr(row, name)) for name in wish.values}
        for name, members in wish.bonds.items():
            imported[name] = sorted(self._members(members))
        self._keep_record(wish.ref, row, imported)

    def _adopt(self, ref: Ref, row: models.Model) -> None:
        self._meet(ref, row)
        self._keep_record(ref, row, {})

    def _meet(self, ref: Ref, row: models.Model) -> None:
        """Note the row that stands for a thing, also for others that were to be the same row."""
        expected = self._session.known.find(ref)
        if expected is not None and expected < 0:
            self._expected[expected] = row
        self._session.known.learn(ref, row.pk)

    def _row(self, wish: Wish) -> models.Model:
        values = self._values({**wish.values, **wish.initial})
        if stored := self._files.get(wish.ref):
            values |= {"url": "", **asdict(stored)}
        return wish.model(workspace_id=self._here, **values)

    def _values(self, columns: dict[str, Any]) -> dict[str, Any]:
        return {
            name: self._session.known.stored(value) if isinstance(value, Ref) else value
            for name, value in columns.items()
        }

    def _members(self, members: Sequence[Ref | str]) -> list[Any]:
        """Return ids and free names, each once; what is not here any more is left out."""
        found: dict[Any, None] = {}
        for one in members:
            value = self._session.known.stored(one) if isinstance(one, Ref) else one
            if value is not None and value not in self._taken:
                found[value] = None
        return list(found)

    def _keep_record(self, ref: Ref, row: models.Model, imported: dict[str, Any]) -> None:
        self._records.append(record_for(self._session.seat, self._run_id, ref, row, imported))

    @property
    def _here(self) -> int:
        return self._session.seat.workspace_id


def _generations(creations: Iterable[Creation]) -> Iterator[list[Creation]]:
    """Cut rows of one kind where one refers to another: that one must be there before."""
    some: list[Creation] = []
    refs: set[Ref] = set()
    for one in creations:
        columns = (*one.wish.values.values(), *one.wish.initial.values())
        if any(isinstance(value, Ref) and value in refs for value in columns):
            yield some
            some, refs = [], set()
        some.append(one)
        refs.add(one.wish.ref)
    yield some


def _in_order(group: tuple[tuple[str, type[models.Model]], list[Creation]]) -> int:
    return ORDER.index(group[0][0])
