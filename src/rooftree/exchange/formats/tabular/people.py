"""The people of a row: names and mail addresses, which may stand in columns side by side."""

from rooftree.exchange.formats.drafting.people import People
from rooftree.exchange.formats.tabular.cells import Who, people_in
from rooftree.exchange.formats.tabular.rows import Reading


def assignees(reading: Reading, people: People) -> tuple[str, ...]:
    """Return who works on it, each once."""
    named = [who for cell in reading.all("assignee") for who in people_in(cell)]
    mails = [who for cell in reading.all("assignee_email") for who in people_in(cell)]
    if len(named) == len(mails):
        named = [
            Who(who.name, who.email or mail.email) for who, mail in zip(named, mails, strict=True)
        ]
    met = (met_as(people, who) for who in named or mails)
    return tuple(dict.fromkeys(one for one in met if one))


def reporter(reading: Reading, people: People) -> str | None:
    """Return who reported it."""
    who = next(people_in(reading.first("reporter")), None)
    return met_as(people, who) if who else None


def met_as(people: People, who: Who) -> str | None:
    """Note somebody; gives their id."""
    return people.meet(who.id, name=who.name, email=who.email)
