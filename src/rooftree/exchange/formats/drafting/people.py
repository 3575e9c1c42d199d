"""Everybody whom a list names, by id."""

from rooftree.exchange.bundle import Person
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line

HANDLE_LENGTH = 100


class People:
    """Gathers people; of what is said about one in several places, the first that says it counts."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._met: dict[str, Person] = {}

    def meet(
        self, own: str, *, name: str = "", username: str = "", email: str = "", url: str = ""
    ) -> str | None:
        """Note somebody by id; gives their source id, None for nobody."""
        source_id = one_line(own)
        if not source_id:
            return None
        known = self._met.get(source_id)
        old = known if known is not None and known.is_known else None
        name, username = one_line(name), one_line(username, HANDLE_LENGTH)
        self._met[source_id] = Person(
            source_id=source_id,
            source_url=url or (old.source_url if old else ""),
            name=(old.name if old and old.name != old.username else "")
            or name
            or username
            or source_id,
            username=(old.username if old else "") or username,
            email=(old.email if old else "") or one_line(email),
            is_known=old is not None or bool(name or username or email),
        )
        return source_id

    def result(self) -> list[Person]:
        """Give everybody once."""
        for person in self._met.values():
            self._ledger.found("people")
            if not person.is_known:
                own = person.source_id
                self._ledger.tell("person_unknown", "people", thing=own, sample=own)
        return list(self._met.values())
