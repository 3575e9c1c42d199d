"""What is to be done about each wish of a chunk. It reads and writes nothing: a dry run ends here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models

from rooftree.changes.tracking import to_json, type_name
from rooftree.exchange.load.bonds import bonds_here, names_taken
from rooftree.exchange.load.columns import in_words
from rooftree.exchange.load.merge import Merged, merged, merged_set
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.uniqueness import Occupied
from rooftree.exchange.load.wishes import Ref, Unit, Wish
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.records.store import records_of, rows_behind
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item
from rooftree.work.links.models import Dependency, Link

OF_THE_SPACE = ("status_id", "labels")


@dataclass(slots=True, kw_only=True)
class Creation:
    """A row to be made."""

    subject: Ref
    wish: Wish


@dataclass(slots=True, kw_only=True)
class Adoption:
    """A row that stands for the thing from now on, unchanged; a negative `pk` is one about to be made."""

    subject: Ref
    wish: Wish
    pk: int


@dataclass(slots=True, kw_only=True)
class Alteration:
    """A row to be changed; empty when it stays as it is.

    `is_news`: what the source says is not what it said at the last import.
    """

    subject: Ref
    wish: Wish
    record: SourceRecord
    row: models.Model
    columns: dict[str, Any] = field(default_factory=dict)
    joining: dict[str, list[Ref | str]] = field(default_factory=dict)
    leaving: dict[str, list[Any]] = field(default_factory=dict)
    is_news: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether the row stays as it is."""
        return not (self.columns or self.joining or self.leaving)


Decision = Creation | Adoption | Alteration


class Decider:
    """Decides about the wishes of one chunk, having read all that is stored for them at once.

    `taken` are the names among them that lead to an item already, or once did.
    """

    def __init__(self, session: Session, chunk: Sequence[Unit]) -> None:
        self._session = session
        self._known = session.known
        self._ledger = session.ledger
        self._reach = session.reach
        wishes = [wish for unit in chunk for wish in unit.wishes]
        self._records = _records(session, wishes)
        self._rows = rows_behind(self._records.values())
        items = [row.pk for row in self._rows.values() if isinstance(row, Item)]
        self._bonds = bonds_here(items) if items else {}
        self.taken = names_taken(session.seat.workspace_id, _aliases(wishes))
        new = [wish for wish in wishes if wish.ref not in self._records]
        self._occupied = Occupied(new, session.known, session.ledger)
        self._claimed: set[Any] = set()

    def decide(self, chunk: Sequence[Unit]) -> list[Decision]:
        """Return what to do, in the order of the chunk; counts and remarks go to the ledger."""
        decisions = []
        for unit in chunk:
            for wish in unit.wishes:
                decision = self._decide(unit.subject, wish)
                if decision is not None:
                    decisions.append(decision)
        return decisions

    def _decide(self, subject: Ref, wish: Wish) -> Decision | None:
        record = self._records.get(wish.ref)
        row = record and self._rows.get((record.object_type, record.object_id))
        reason = self._reason_against(subject, wish, record, row)
        if reason:
            self._known.miss(wish.ref)
            self._ledger.tell(reason, wish.ref.kind, sample=wish.name)
            return None
        if record is not None and row is not None:
            return self._alter(subject, wish, record, row)
        pk = self._someone(wish) or self._occupied.by(wish)
        if pk is not None:
            self._known.learn(wish.ref, pk)
            return Adoption(subject=subject, wish=wish, pk=pk)
        return self._create(subject, wish)

    def _reason_against(
        self, subject: Ref, wish: Wish, record: SourceRecord | None, row: models.Model | None
    ) -> str:
        """Return the code of why a wish is left out; empty when it is not."""
        if record is not None and row is None:
            return "deleted_here"
        is_own = wish.ref == subject
        if row is not None and (
            (is_own and self._known.is_missing(subject)) or not self._reach.holds(subject, row)
        ):
            return "out_of_reach"
        needed = wish.needs if record is None else ()
        needed = needed if is_own else (subject, *needed)
        if any(self._known.is_missing(ref) for ref in needed):
            return "parent_deleted_here"
        return ""

    def _someone(self, wish: Wish) -> int | None:
        if wish.ref.kind != "people":
            return None
        pk = self._session.people.claim(wish)
        if pk is not None:
            self._ledger.tell("person_matched", "people", sample=wish.name)
        return pk

    def _create(self, subject: Ref, wish: Wish) -> Creation:
        pk = self._known.expect(wish.ref)
        self._occupied.take(wish, pk)
        if "parent_id" in wish.values:
            self._session.lineage.make(pk, self._known.find(wish.values["parent_id"]))
        self._ledger.count(wish.ref.kind, "created")
        if aliases := wish.bonds.get("aliases"):
            own = tuple(name for name in aliases if self._claim(name))
            for _lost in aliases[len(own) :]:
                self._ledger.tell("alias_taken", wish.ref.kind, sample=wish.name)
            wish = replace(wish, bonds={**wish.bonds, "aliases": own})
        return Creation(subject=subject, wish=wish)

    def _claim(self, name: Any) -> bool:
        """Tell whether a name is free, and take it."""
        is_free = name not in self.taken and name not in self._claimed
        self._claimed.add(name)
        return is_free

    def _alter(
        self, subject: Ref, wish: Wish, record: SourceRecord, row: models.Model
    ) -> Alteration:
        values, bonds = wish.values, wish.bonds
        if self._is_elsewhere(wish, row):
            self._ledger.tell("in_another_space", "items", place=str(row), sample=wish.name)
            values = {name: value for name, value in values.items() if name not in OF_THE_SPACE}
            bonds = {name: bond for name, bond in bonds.items() if name not in OF_THE_SPACE}
        values = {name: value for name, value in values.items() if not self._leads_nowhere(value)}
        if isinstance(row, Person) and row.user_id is not None:
            values = {}  # who has an account says themselves what they are called
        outcome = merged(
            record.imported,
            {name: to_json(getattr(row, name)) for name in values},
            {name: self._json(value) for name, value in values.items()},
        )
        alteration = Alteration(subject=subject, wish=wish, record=record, row=row)
        alteration.columns = {name: values[name] for name in outcome.changed}
        if "parent_id" in alteration.columns:
            self._move(alteration)
        if "status_id" in alteration.columns and isinstance(row, Item):
            rank = self._session.places.rank_at_end(values["status_id"], self._known)
            alteration.columns["rank"] = rank
        self._merge_bonds(alteration, bonds, outcome)
        alteration.is_news = record.imported != outcome.imported
        record.imported = outcome.imported
        if not alteration.is_empty:
            self._ledger.count(wish.ref.kind, "updated")
        self._tell_kept(wish, row, outcome)
        return alteration

    def _move(self, alteration: Alteration) -> None:
        """Leave an item where it is when its new parent has come to be a part of it here."""
        parent_id = self._known.find(alteration.columns["parent_id"])
        if not self._session.lineage.move(alteration.row.pk, parent_id):
            del alteration.columns["parent_id"]
            wish = alteration.wish
            self._ledger.tell(
                "parent_is_part", "items", place=str(alteration.row), sample=wish.name
            )

    def _merge_bonds(
        self, alteration: Alteration, bonds: Mapping[str, tuple[Ref | str, ...]], outcome: Merged
    ) -> None:
        for name, members in bonds.items():
            before = outcome.imported.get(name)
            if before is None:
                continue
            by_value = {
                self._json(one): one
                for one in members
                if isinstance(one, str) or not self._known.is_missing(one)
            }
            here = self._bonds.get((name, alteration.row.pk), set())
            joining, leaving = merged_set(set(before), here, by_value.keys())
            free = [one for one in joining if name != "aliases" or self._claim(one)]
            if free:
                alteration.joining[name] = [by_value[one] for one in free]
            if leaving and name != "aliases":  # what once led to an item goes on to
                alteration.leaving[name] = list(leaving)
            outcome.imported[name] = sorted(by_value)

    def _tell_kept(self, wish: Wish, row: models.Model, outcome: Merged) -> None:
        words = in_words(outcome.kept)
        if words:
            place = row.key if isinstance(row, Item) else wish.name
            self._ledger.tell("kept_edit", wish.ref.kind, place=place, sample=words)

    def _leads_nowhere(self, value: Any) -> bool:
        return isinstance(value, Ref) and self._known.is_missing(value)

    def _is_elsewhere(self, wish: Wish, row: models.Model) -> bool:
        if not isinstance(row, Item):
            return False
        return row.space_id != self._known.find(wish.initial["space_id"])

    def _json(self, value: Any) -> Any:
        return self._known.find(value) if isinstance(value, Ref) else to_json(value)


def _records(session: Session, wishes: Sequence[Wish]) -> dict[Ref, SourceRecord]:
    source_ids: dict[str, list[str]] = {}
    for wish in wishes:
        source_ids.setdefault(wish.ref.kind, []).append(wish.ref.source_id)
    return {
        Ref(record.kind, record.source_id): record
        for kind, ids in source_ids.items()
        for record in records_of(session.seat, kind, ids)
        if record.object_type in _types(wishes, kind)
    }


def _types(wishes: Sequence[Wish], kind: str) -> set[str]:
    if kind == "links":  # a dependency may have had to become a plain link
        return {type_name(Dependency), type_name(Link)}
    return {type_name(wish.model) for wish in wishes if wish.ref.kind == kind}


def _aliases(wishes: Sequence[Wish]) -> set[Any]:
    return {name for wish in wishes for name in wish.bonds.get("aliases", ())}
