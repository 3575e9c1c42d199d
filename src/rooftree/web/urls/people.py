"""People: persons, their accounts, absences and skills, invitations, working calendars and holidays."""

from rooftree.web.outside import door
from rooftree.web.routing import place
from rooftree.web.views.people import (
    absences,
    accounts,
    calendars,
    holidays,
    invitations,
    persons,
    skills,
)

routes = [
    place("people", name="people", GET=persons.people),
    place("people/new", name="new-person", GET=persons.new_form, POST=persons.add),
    place("people/<int:pk>", name="person", GET=persons.person, POST=persons.save),
    place("people/<int:pk>/role", name="role", POST=accounts.change),
    place("people/<int:pk>/account", name="person-account", POST=accounts.link),
    place("people/<int:pk>/departure", name="departure", POST=accounts.leave),
    place("people/<int:pk>/absences", name="absences", POST=absences.add),
    place(
        "people/<int:pk>/absences/<int:absence>/deletion",
        name="absence-deletion",
        POST=absences.remove,
    ),
    place(
        "people/invitations",
        name="invitations",
        GET=invitations.invitations,
        POST=invitations.make,
    ),
    place(
        "people/invitations/<int:pk>/deletion",
        name="invitation-deletion",
        POST=invitations.withdraw,
    ),
    place("people/calendars", name="calendars", GET=calendars.calendars),
    place("people/calendars/new", name="new-calendar", GET=calendars.new_form, POST=calendars.add),
    place("people/calendars/<int:pk>", name="calendar", GET=calendars.form, POST=calendars.save),
    place(
        "people/calendars/<int:pk>/holidays",
        name="holidays",
        GET=holidays.holidays,
        POST=holidays.add,
    ),
    place("people/holidays/<int:pk>", name="holiday", GET=holidays.form, POST=holidays.save),
    place("people/holidays/<int:pk>/deletion", name="holiday-deletion", POST=holidays.remove),
    place("people/skills", name="skills", GET=skills.skills, POST=skills.add),
    place("people/skills/<int:pk>", name="skill", GET=skills.form, POST=skills.rename),
    place("people/skills/<int:pk>/deletion", name="skill-deletion", POST=skills.remove),
    place("people/<int:pk>/skills", name="person-skills", POST=skills.set_level),
]

doors = [
    door(
        "invitations/<str:token>",
        name="invitation",
        GET=invitations.invitation,
        POST=invitations.accept,
    ),
]
