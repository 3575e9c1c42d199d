"""Gathers the room's tables for Django."""

from rooftree.accounts.models import Invitation, Membership, Workspace
from rooftree.changes.tracking import track
from rooftree.people.calendars.models import Absence, WorkingCalendar
from rooftree.people.holidays.models import Holiday
from rooftree.people.persons.models import Person
from rooftree.people.skills.models import PersonSkill, Skill

track(Workspace, private=("name",))
track(Membership)
track(Invitation, private=("email",), derived=("token_hash",))

__all__ = ["Absence", "Holiday", "Person", "PersonSkill", "Skill", "WorkingCalendar"]
