"""Everybody whom a board mentions: its members, and those who left but wrote or were assigned."""

from collections.abc import Iterable
from dataclasses import replace

from rooftree.exchange.bundle import Person, SpaceMember
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.rows import Row
from rooftree.exchange.formats.trello.mapping import ROLES


class People:
    """Gathers people by id; what a member's own entry says goes before what actions say."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._members: dict[str, Person] = {}
        self._met: dict[str, Person] = {}
        self._needed: dict[str, None] = {}
        self._roles: dict[str, Row] = {}

    def add_member(self, row: Row) -> None:
        """Take an entry of the board's `members`."""
        if row.source_id in self._members:
            row.tell("duplicate_id", sample=row.source_id)
            return
        self._members[row.source_id] = _person(row, row.source_id)

    def add_membership(self, row: Row) -> None:
        """Take an entry of `memberships`: somebody's role."""
        person = row.key("idMember")
        if person is None or person in self._roles:
            row.tell("duplicate_id" if person else "no_id", "idMember", sample=person)
            return
        self._roles[person] = row

    def meet(self, row: Row) -> None:
        """Take a person as an action describes them."""
        person = row.key("id")
        if person and person not in self._met:
            self._met[person] = _person(row, person)

    def need(self, person: str | None) -> str | None:
        """Make sure that a reference will resolve; gives it back."""
        if person:
            self._needed.setdefault(person)
        return person

    def is_described(self, person: str) -> bool:
        """Tell whether the file says more of a person than an id."""
        return person in self._members or person in self._met

    def members(self, space: str) -> tuple[SpaceMember, ...]:
        """Give the parts in the board that have a counterpart."""
        parts = []
        for person, row in self._roles.items():
            role = ROLES.get(row.text("memberType"))
            if role is None or row.flag("deactivated") or row.flag("unconfirmed"):
                row.tell("guest_not_kept", "memberType", sample=row.raw("memberType"))
            else:
                parts.append(SpaceMember(space=space, person=person, role=role))
            self.need(person)
        return tuple(parts)

    def result(self) -> tuple[Person, ...]:
        """Give everybody once, members first."""
        ids: Iterable[str] = dict.fromkeys([*self._members, *self._met, *self._needed])
        return tuple(self._described(person) for person in ids)

    def _described(self, source_id: str) -> Person:
        person = self._members.get(source_id)
        if person is None:
            self._ledger.found("people")
            person = self._met.get(source_id)
        if person is None:
            self._ledger.tell("person_unknown", "people", thing=source_id, sample=source_id)
            person = Person(source_id=source_id, name=source_id[:200], is_known=False)
        part = self._roles.get(source_id)
        return replace(person, is_active=False) if part and part.flag("deactivated") else person


def _person(row: Row, source_id: str) -> Person:
    username = row.name("username", 100)
    return Person(
        source_id=source_id,
        source_url=row.url("url") or (f"https://trello.com/{username}" if username else ""),
        name=row.name("fullName") or username or source_id[:200],
        username=username,
        email=row.name("email"),
    )
