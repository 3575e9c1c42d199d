"""Reading people: their hours, absences and holidays, and who may take up the unassigned work of a space."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from rooftree.accounts.models import Membership
from rooftree.accounts.roles import Role
from rooftree.people.calendars.models import Absence
from rooftree.people.holidays.models import Holiday
from rooftree.people.persons.models import Person
from rooftree.planning.snapshot.parts import PlannedItem, Worker
from rooftree.work.spaces.models import Space, SpaceMember


def workers_of(workspace_id: int) -> dict[int, Worker]:
    """Return the persons of a workspace by id."""
    absences: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for person, first, last in (
        Absence.objects.filter(workspace_id=workspace_id)
        .order_by("first_day", "last_day", "pk")
        .values_list("person_id", "first_day", "last_day")
    ):
        absences[person].append((first, last))
    holidays = _holidays(workspace_id)
    persons = Person.objects.filter(workspace_id=workspace_id).order_by("pk")
    columns = ("pk", "is_active", "calendar__week", "calendar_id")
    return {
        pk: Worker(
            pk, is_active, week, tuple(absences.get(pk, ())), tuple(holidays.get(calendar, ()))
        )
        for pk, is_active, week, calendar in persons.values_list(*columns)
    }


def _holidays(workspace_id: int) -> dict[int | None, list[date]]:
    """Return {calendar id: its holidays}."""
    found: dict[int | None, list[date]] = defaultdict(list)
    days = Holiday.objects.filter(workspace_id=workspace_id).order_by("day")
    for calendar, day in days.values_list("calendar_id", "day"):
        found[calendar].append(day)
    return found


def pools_of(workspace_id: int, items: Iterable[PlannedItem]) -> dict[int, tuple[int, ...]]:
    """Return who may take up unassigned work of each space: its active members, by id.

    A member has at least that role in the space: as admin of the workspace, by a role of their own,
    or in an open space by their role in the workspace. A placeholder, who cannot have come in by
    themselves, is one as well where open work is assigned to them.
    """
    roles = dict(
        Membership.objects.filter(workspace_id=workspace_id, user__is_active=True).values_list(
            "user_id", "role"
        )
    )
    persons = list(
        Person.objects.filter(workspace_id=workspace_id, is_active=True)
        .order_by("pk")
        .values_list("pk", "user_id")
    )
    own = {
        (space, person): role
        for space, person, role in SpaceMember.objects.filter(
            workspace_id=workspace_id
        ).values_list("space_id", "person_id", "role")
    }
    busy = {(item.space_id, person) for item in items for person in item.assignees}
    spaces = Space.objects.filter(workspace_id=workspace_id, archived_at=None)

    def works_in(space: int, is_open: bool, person: int, user: int | None) -> bool:  # noqa: FBT001
        role = roles.get(user, 0) if user is not None else 0
        if role < Role.ADMIN:
            role = own.get((space, person), role if is_open else 0)
        return role >= Role.MEMBER or (user is None and (space, person) in busy)

    return {
        space: tuple(pk for pk, user in persons if works_in(space, is_open, pk, user))
        for space, is_open in spaces.values_list("pk", "is_open")
    }
