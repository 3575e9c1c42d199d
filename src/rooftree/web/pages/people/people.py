"""Everybody whom the work can name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.people.calendars.models import Absence
from rooftree.people.calendars.queries import absences_from, calendars_seen
from rooftree.people.members.queries import roles_of
from rooftree.people.persons.models import Person
from rooftree.people.persons.policy import may_edit_people
from rooftree.people.persons.queries import persons_seen
from rooftree.web.pages.people.tabs import Options, Tabs, tabs_of
from rooftree.web.pieces import PersonMark
from rooftree.work.items.loads import open_items_by_person

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Away:
    """An absence that lasts or comes soon."""

    first_day: date
    last_day: date
    is_now: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the list."""

    pk: int
    person: PersonMark
    role: str
    calendar: str
    away: Away | None
    open_items: int
    items_url: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Members, then those without an account; the inactive ones apart."""

    tabs: Tabs
    members: tuple[PersonLine, ...]
    placeholders: tuple[PersonLine, ...]
    inactive: tuple[PersonLine, ...]
    invite_url: str
    new_url: str


@dataclass(frozen=True, slots=True)
class NewPersonPage:
    """The form that adds a person without an account."""

    url: str
    back: str
    invite_url: str
    calendars: Options
    typed: Mapping[str, str]


def people_page(viewer: Viewer, *, base: str, today: date) -> PeoplePage:
    """Return everybody, in a number of queries that does not grow with them."""
    roles = roles_of(viewer)
    absences: dict[int, Absence] = {}
    for absence in absences_from(viewer, today).filter(first_day__lte=today + SOON):
        absences.setdefault(absence.person_id, absence)
    loads = open_items_by_person(viewer)
    members: list[PersonLine] = []
    placeholders: list[PersonLine] = []
    inactive: list[PersonLine] = []
    for person in persons_seen(viewer).select_related("calendar"):
        role = roles.get(person.user_id) if person.user_id else None
        line = _line(person, role, absences.get(person.pk), loads.get(person.pk, 0), base, today)
        if not person.is_active:
            inactive.append(line)
        else:
            (placeholders if role is None else members).append(line)
    may_edit = may_edit_people(viewer)
    return PeoplePage(
        tabs=tabs_of(viewer, base, "people"),
        members=tuple(members),
        placeholders=tuple(placeholders),
        inactive=tuple(inactive),
        invite_url=f"{base}/people/invitations" if may_edit else "",
        new_url=f"{base}/people/new" if may_edit else "",
    )


def new_person_page(viewer: Viewer, typed: Mapping[str, str], *, base: str) -> NewPersonPage:
    """Return the form that adds a person."""
    return NewPersonPage(
        url=f"{base}/people/new",
        back=f"{base}/people",
        invite_url=f"{base}/people/invitations",
        calendars=calendar_options(viewer),
        typed={"name": "", "email": "", "calendar": ""} | dict(typed.items()),
    )


def calendar_options(viewer: Viewer) -> Options:
    """Return the calendars to choose from."""
    return tuple((str(pk), name) for pk, name in calendars_seen(viewer).values_list("pk", "name"))


def _line(
    person: Person, role: Role | None, absence: Absence | None, load: int, base: str, today: date
) -> PersonLine:
    return PersonLine(
        pk=person.pk,
        person=PersonMark(person.name, role is not None, f"{base}/people/{person.pk}"),
        role=str(role.label) if role else "",
        calendar=person.calendar.name if person.calendar else "",
        away=_away(absence, today),
        open_items=load,
        items_url=f"{base}/items?assignee={person.pk}",
    )


def _away(absence: Absence | None, today: date) -> Away | None:
    if absence is None:
        return None
    return Away(absence.first_day, absence.last_day, is_now=absence.first_day <= today)
