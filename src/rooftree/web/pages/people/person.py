"""One person: who they are, what they may do and can do, when they are away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.people.calendars.models import Absence
from rooftree.people.calendars.queries import absences_from
from rooftree.people.members.policy import may_manage
from rooftree.people.members.queries import roles_of
from rooftree.people.persons.models import Person
from rooftree.people.persons.policy import may_edit_people
from rooftree.people.persons.queries import persons_seen
from rooftree.people.skills.queries import Held, skills_of, skills_seen
from rooftree.web.forms.roles import Options, role_help, roles_up_to
from rooftree.web.pages.people.people import calendar_options
from rooftree.web.pages.people.skills import level_options
from rooftree.web.pieces import PersonMark
from rooftree.work.items.loads import open_items_by_person


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence; its note is for the person and admins."""

    absence: Absence
    note: str
    deletion_url: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What a person's page prints; `may_…` decide what can be done on it."""

    url: str
    person: Person
    mark: PersonMark
    is_self: bool
    role: Role | None
    role_help: str
    roles: Options
    open_items: int
    items_url: str
    calendars: Options
    absences: tuple[AbsenceLine, ...]
    skills: tuple[Held, ...]
    skill_options: Options
    levels: Options
    members: Options
    typed: Mapping[str, str]
    may_edit: bool
    may_note_absences: bool
    may_change_role: bool
    may_remove: bool


def person_page(
    viewer: Viewer, person: Person, typed: Mapping[str, str], *, base: str, today: date
) -> PersonPage:
    """Return a person's page with what was typed into its forms."""
    url = f"{base}/people/{person.pk}"
    roles = roles_of(viewer)
    role = roles.get(person.user_id) if person.user_id else None
    is_self, may_edit = person.pk == viewer.person_id, may_edit_people(viewer)
    manages = role is not None and may_manage(viewer, role)
    may_note = is_self or may_edit
    return PersonPage(
        url=url,
        person=person,
        mark=PersonMark(person.name, role is not None),
        is_self=is_self,
        role=role,
        role_help=role_help(role) if role else "",
        roles=roles_up_to(viewer.role),
        open_items=open_items_by_person(viewer).get(person.pk, 0),
        items_url=f"{base}/items?assignee={person.pk}",
        calendars=calendar_options(viewer),
        absences=_absences(viewer, person, url, today, may_note=may_note),
        skills=tuple(skills_of(person)),
        skill_options=_skill_options(viewer) if may_note else (),
        levels=level_options(),
        members=_members(viewer) if may_edit and role is None else (),
        typed=_stored(person) | dict(typed.items()),
        may_edit=may_edit,
        may_note_absences=may_note and person.is_active,
        may_change_role=manages,
        may_remove=manages and not is_self,
    )


def _stored(person: Person) -> dict[str, str]:
    return {
        "name": person.name,
        "email": person.email,
        "handle": person.handle,
        "calendar": str(person.calendar_id or ""),
        "is_active": "on" if person.is_active else "",
        "version": str(person.version),
        "first_day": "",
        "last_day": "",
        "note": "",
        "member": "",
        "skill": "",
        "level": "3",
    }


def _absences(
    viewer: Viewer, person: Person, url: str, today: date, *, may_note: bool
) -> tuple[AbsenceLine, ...]:
    return tuple(
        AbsenceLine(
            absence,
            absence.note if may_note else "",
            f"{url}/absences/{absence.pk}/deletion" if may_note else "",
        )
        for absence in absences_from(viewer, today).filter(person=person)
    )


def _skill_options(viewer: Viewer) -> Options:
    return tuple((str(pk), name) for pk, name in skills_seen(viewer).values_list("pk", "name"))


def _members(viewer: Viewer) -> Options:
    members = persons_seen(viewer).exclude(user=None).values_list("pk", "name")
    return tuple((str(pk), name) for pk, name in members)
