"""People: persons, absences, calendars, roles."""

from datetime import timedelta

import pytest

from rooftree.accounts.models import Membership
from rooftree.accounts.roles import Role
from rooftree.lib import clock
from rooftree.people.calendars.actions import add_absence, add_calendar
from rooftree.people.calendars.models import STANDARD_WEEK, Absence, WorkingCalendar
from rooftree.people.persons.actions import add_person
from rooftree.people.persons.models import Person
from rooftree.work.items.assigning import assign
from tests.asked import Asked
from tests.world import role_of

PEOPLE = "/w/acme/people"


def page_of(person):
    return f"{PEOPLE}/{person.pk}"


@pytest.fixture
def grace(world):
    fact = add_person(name="Grace", by=world.ada.actor)
    return Person.objects.get(pk=fact.subject.pk)


@pytest.fixture
def week():
    return {f"day_{day}": "9:00–12:00, 13-18" for day in range(5)} | {"day_5": "", "day_6": ""}


def test_everybody_is_listed_with_role_absence_and_load(world, browser, grace):
    world.item(assignees=[world.ben.person])
    today = clock.now().date()
    add_absence(
        world.ben.person, first_day=today, last_day=today + timedelta(3), by=world.ben.actor
    )

    page = browser(world.cleo).get(PEOPLE).content.decode()

    assert "Grace" in page
    assert "Without an account" in page
    assert "away" in page
    assert f'<a href="/w/acme/items?assignee={world.ben.person.pk}">1</a>' in page
    assert "Invite" not in page


def test_more_people_cost_no_more_queries(world, browser):
    ada = browser(world.ada)
    ada.get(PEOPLE)
    with Asked() as few:
        ada.get(PEOPLE)
    for number in range(10):
        fact = add_person(name=f"Person {number}", by=world.ada.actor)
        world.item(assignees=[Person.objects.get(pk=fact.subject.pk)])

    with Asked() as many:
        ada.get(PEOPLE)

    assert len(many) == len(few)


def test_admins_add_a_person_without_an_account(world, browser):
    ada = browser(world.ada)
    assert ada.get(f"{PEOPLE}/new").status_code == 200

    answer = ada.post(f"{PEOPLE}/new", {"name": "Grace", "email": "Grace@Example.org"})

    assert answer.status_code == 303
    assert Person.objects.get(name="Grace").email == "grace@example.org"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [({"name": " "}, "needs a name"), ({"name": "Grace", "email": "nowhere"}, "mail address")],
)
def test_a_person_without_a_name_or_with_a_broken_address_is_refused(world, browser, typed, reason):
    answer = browser(world.ada).post(f"{PEOPLE}/new", typed)

    assert answer.status_code == 422
    assert reason in answer.content.decode()


def test_others_neither_add_nor_edit_people(world, browser, grace):
    ben = browser(world.ben)

    assert ben.get(f"{PEOPLE}/new").status_code == 403
    assert ben.post(f"{PEOPLE}/new", {"name": "X"}).status_code == 403
    assert ben.post(page_of(grace), {"name": "X"}).status_code == 403
    assert "Particulars" not in ben.get(page_of(grace)).content.decode()


def test_admins_edit_a_person_and_choose_their_calendar(world, browser, grace):
    fact = add_calendar(name="Mornings", week=STANDARD_WEEK, by=world.ada.actor)

    browser(world.ada).post(
        page_of(grace),
        {"name": "Grace H", "handle": "@grace", "calendar": fact.subject.pk, "is_active": "on"},
    )

    grace.refresh_from_db()
    assert (grace.name, grace.handle, grace.calendar_id) == ("Grace H", "grace", fact.subject.pk)


def test_people_note_their_own_absences_only(world, browser):
    ben, days = browser(world.ben), {"first_day": "2031-05-01", "note": "Sailing"}

    assert ben.post(f"{page_of(world.ben.person)}/absences", days).status_code == 303
    assert ben.post(f"{page_of(world.ada.person)}/absences", days).status_code == 403

    absence = Absence.objects.get()
    assert absence.first_day == absence.last_day
    assert "Sailing" in ben.get(page_of(world.ben.person)).content.decode()
    assert "Sailing" not in browser(world.cora).get(page_of(world.ben.person)).content.decode()


def test_an_absence_is_taken_back(world, browser):
    fact = add_absence(
        world.ben.person,
        first_day=clock.now().date(),
        last_day=clock.now().date(),
        by=world.ben.actor,
    )
    absence = Absence.objects.get(person=fact.subject)

    url = f"{page_of(world.ben.person)}/absences/{absence.pk}/deletion"
    assert browser(world.cora).post(url).status_code == 403
    assert browser(world.ben).post(url).status_code == 303
    assert not Absence.objects.exists()


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ({"first_day": ""}, "Choose the first day"),
        ({"first_day": "2031-05-02", "last_day": "2031-05-01"}, "ends on or after"),
        ({"first_day": "tomorrow"}, "year-month-day"),
    ],
)
def test_an_absence_that_makes_no_sense_is_refused(world, browser, days, reason):
    answer = browser(world.ben).post(f"{page_of(world.ben.person)}/absences", days)

    assert answer.status_code == 422
    assert reason in answer.content.decode()


def test_a_calendar_is_written_as_people_write_hours(world, browser, week):
    ada = browser(world.ada)
    assert "9:00–12:00, 13:00–18:00" in ada.get(f"{PEOPLE}/calendars/new").content.decode()

    ada.post(f"{PEOPLE}/calendars/new", {"name": "Office", **week})
    calendar = WorkingCalendar.objects.get()
    assert calendar.week == STANDARD_WEEK
    ada.post(f"{PEOPLE}/calendars/{calendar.pk}", {"name": "Office", **week, "day_4": "9-12"})

    calendar.refresh_from_db()
    assert calendar.week[4] == [[540, 720]]
    shown = browser(world.cleo).get(f"{PEOPLE}/calendars").content.decode()
    assert "Monday – Thursday" in shown


@pytest.mark.parametrize("hours", ["9 to", "17-9", "9-12, 11-13", "9:75-12", "9-25"])
def test_hours_that_make_no_sense_are_refused_at_their_day(world, browser, week, hours):
    answer = browser(world.ada).post(
        f"{PEOPLE}/calendars/new", {"name": "Office", **week, "day_2": hours}
    )

    assert answer.status_code == 422
    assert 'id="day_2-hint"' in answer.content.decode()


def test_owners_change_roles_but_not_the_last_owners(world, browser):
    ada = browser(world.ada)

    ada.post(f"{page_of(world.ben.person)}/role", {"role": Role.ADMIN.value})
    assert role_of(world.ben) == Role.ADMIN

    refused = ada.post(f"{page_of(world.ada.person)}/role", {"role": Role.MEMBER.value})
    assert refused.status_code == 422
    assert "needs an owner" in refused.content.decode()


def test_nobody_manages_above_their_own_role(world, browser):
    Membership.objects.filter(user=world.ben.user).update(role=Role.ADMIN)
    ben = browser(world.ben)

    own = ben.post(f"{page_of(world.ben.person)}/role", {"role": Role.OWNER.value})
    above = ben.post(f"{page_of(world.ada.person)}/departure")

    assert (own.status_code, above.status_code) == (403, 403)


def test_members_leave_and_are_removed(world, browser):
    assert browser(world.ben).post(f"{page_of(world.ben.person)}/departure")["Location"] == "/"
    assert browser(world.ben).get(PEOPLE).status_code == 404

    person = world.cora.person
    browser(world.ada).post(f"{page_of(person)}/departure")
    person.refresh_from_db()
    assert (person.user_id, person.is_active) == (None, False)


def test_a_placeholder_gets_a_members_account_and_all_their_work(world, browser, grace):
    both, own = world.item("Both"), world.item("Own", owner=world.ben.person)
    ben = world.ben.person
    assign(both, [grace, ben], by=world.ada.actor)
    assign(own, [ben], by=world.ada.actor)

    answer = browser(world.ada).post(f"{page_of(grace)}/account", {"member": ben.pk})

    assert answer.status_code == 303
    assert world.ben.person == grace
    assert list(both.assignments.values_list("person", flat=True)) == [grace.pk]
    assert list(own.assignments.values_list("person", flat=True)) == [grace.pk]
    own.refresh_from_db()
    assert own.owner == grace
    ben.refresh_from_db()
    assert (ben.user_id, ben.is_active) == (None, False)


def test_an_account_is_linked_to_nobody_else_than_a_member(world, browser, grace):
    ada = browser(world.ada)

    assert ada.post(f"{page_of(grace)}/account", {"member": ""}).status_code == 422
    assert ada.post(f"{page_of(grace)}/account", {"member": grace.pk}).status_code == 422
    taken = ada.post(f"{page_of(world.ben.person)}/account", {"member": world.cora.person.pk})
    assert "has an account already" in taken.content.decode()


def test_a_person_of_nowhere_is_not_found(world, browser):
    assert browser(world.ada).get(f"{PEOPLE}/999999").status_code == 404
