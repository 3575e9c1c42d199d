"""What people type about people fits and can be stored, whichever action takes it."""

from datetime import date

import pytest

from rooftree.accounts.models import Invitation, Workspace
from rooftree.accounts.preferences import set_preferences
from rooftree.accounts.roles import Role
from rooftree.errors import RuleBroken
from rooftree.people.calendars.actions import add_absence, add_calendar, edit_calendar
from rooftree.people.calendars.models import STANDARD_WEEK, Absence, WorkingCalendar
from rooftree.people.members.actions import edit_workspace, invite, join_workspace
from rooftree.people.persons.actions import add_person, edit_person
from rooftree.people.persons.models import Person
from rooftree.people.persons.naming import rename_oneself
from rooftree.work.founding import found_workspace
from tests.world import user

DAY = date(2026, 3, 2)


def added_person(world, **texts):
    add_person(**({"name": "Grace"} | texts), by=world.ada.actor)


def edited_person(world, **texts):
    edit_person(world.ben.person, by=world.ada.actor, **texts)


def renamed(world, name):
    rename_oneself(world.ben.person, name=name, by=world.ben.actor)


def preferred(world, name):
    set_preferences(world.ben.user, name=name)


def added_calendar(world, name):
    add_calendar(name=name, week=STANDARD_WEEK, by=world.ada.actor)


def edited_calendar(world, name):
    week = add_calendar(name="Week", week=STANDARD_WEEK, by=world.ada.actor).subject
    edit_calendar(week, name=name, week=STANDARD_WEEK, by=world.ada.actor)


def added_absence(world, note):
    add_absence(world.ben.person, first_day=DAY, last_day=DAY, note=note, by=world.ben.actor)


def edited_workspace(world, name):
    edit_workspace(world.workspace, name=name, time_zone="UTC", by=world.ada.actor)


def founded_workspace(world, name):
    found_workspace("other", name)


def invited(world, email):
    invite(world.workspace, email=email, role=Role.MEMBER, by=world.ada.actor)


DOORS = [
    (added_person, "name", 200),
    (added_person, "handle", 100),
    (added_person, "email", 254),
    (edited_person, "name", 200),
    (edited_person, "handle", 100),
    (edited_person, "email", 254),
    (renamed, "name", 200),
    (preferred, "name", 200),
    (added_calendar, "name", 100),
    (edited_calendar, "name", 100),
    (added_absence, "note", 200),
    (edited_workspace, "name", 200),
    (founded_workspace, "name", 200),
    (invited, "email", 254),
]


@pytest.mark.parametrize(("door", "field", "longest"), DOORS)
def test_a_text_about_people_that_does_not_fit_or_cannot_be_stored_is_refused_by_its_field(
    world, door, field, longest
):
    for text in ("x" * (longest + 1), "zero \0 inside", "half \ud800"):
        with pytest.raises(RuleBroken, match=r"too long|cannot be stored") as refused:
            door(world, **{field: text})
        assert refused.value.field == field


@pytest.mark.parametrize(("door", "field", "longest"), DOORS)
def test_the_longest_text_about_people_fits(world, door, field, longest):
    door(world, **{field: "x" * longest})

    stored = [Person, WorkingCalendar, Absence, Workspace, Invitation, type(world.ben.user)]
    assert any(
        getattr(row, field, "") == "x" * longest for table in stored for row in table.objects.all()
    )


@pytest.mark.parametrize("door", [added_person, edited_person, renamed, added_calendar])
def test_a_name_without_a_letter_is_none(world, door):
    with pytest.raises(RuleBroken, match="needs a name"):
        door(world, name=" \n ")


def test_somebody_known_by_an_endless_address_alone_can_join(world):
    nameless = user("Nameless")
    nameless.name, nameless.email = "", f"{'x' * 120}@{'y' * 60}.{'z' * 60}.org"
    nameless.save()

    join_workspace(world.workspace, nameless, role=Role.MEMBER, by=world.ada.actor)

    assert nameless.persons.get().name == nameless.email[:200]
