"""Everybody whom the issues name, by id."""

from rooftree.exchange.bundle import Person
from rooftree.exchange.formats.jira.issue import User
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line

HANDLE_LENGTH = 100


class People:
    """Gathers people; of what is said about one in several places, the first that says it counts."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._met: dict[str, Person] = {}

    def meet(self, user: User | None) -> str | None:
        """Note somebody; gives their source id, None for nobody."""
        source_id = one_line(user.id) if user else ""
        if user is None or not source_id:
            return None
        known = self._met.get(source_id)
        if known is None or not (known.is_known and known.email):
            self._met[source_id] = _merged(source_id, known, user)
        return source_id

    def all(self, users: tuple[User, ...]) -> tuple[str, ...]:
        """Note several people; gives their source ids, each once."""
        return tuple(dict.fromkeys(one for user in users if (one := self.meet(user))))

    def name(self, source_id: str) -> str:
        """Return what somebody is called; the id of one who was not met."""
        known = self._met.get(source_id)
        return known.name if known else source_id

    def result(self) -> list[Person]:
        """Give everybody once."""
        for person in self._met.values():
            self._ledger.found("people")
            if not person.is_known:
                self._ledger.tell(
                    "person_unknown", "people", thing=person.source_id, sample=person.source_id
                )
        return list(self._met.values())


def _merged(source_id: str, known: Person | None, user: User) -> Person:
    name, username = one_line(user.name), one_line(user.username, HANDLE_LENGTH)
    email = one_line(user.email)
    if known is not None:
        name = known.name if known.is_known else name
        username, email = known.username or username, known.email or email
    return Person(
        source_id=source_id,
        name=name or username or source_id,
        username=username,
        email=email,
        is_active=user.is_active and (known is None or known.is_active),
        is_known=bool(name or username),
    )
