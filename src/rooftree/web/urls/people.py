"""People: persons, their accounts and absences, invitations, working calendars."""

from rooftree.web.outside import door
from rooftree.web.routing import place
from rooftree.web.views.people import absences, accounts, calendars, invitations, persons

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
    door(
        "invitations/<str:token>",
        name="invitation",
        GET=invitations.invitation,
        POST=invitations.accept,
    ),
]
