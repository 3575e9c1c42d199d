"""When people are away."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.errors import NotFound, RuleBroken
from rooftree.people.calendars.actions import add_absence, remove_absence
from rooftree.people.calendars.queries import absence_by_id
from rooftree.people.persons.queries import person_by_id
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.people.persons import person


@on_refusal(person)
def add(request: Seated, pk: int) -> HttpResponse:
    """Note days on which a person is away."""
    posted = request.POST
    first = values.day(posted, "first_day")
    last = values.day(posted, "last_day") or first
    if first is None or last is None:
        raise RuleBroken(_("Choose the first day."), field="first_day")
    add_absence(
        person_by_id(request.seat.viewer, pk),
        first_day=first,
        last_day=last,
        note=posted.get("note", ""),
        by=request.seat.actor,
    )
    note(request, _("Noted. Plans count on it from now on."))
    return _back(request, pk)


def remove(request: Seated, pk: int, absence: int) -> HttpResponse:
    """Take an absence back."""
    found = absence_by_id(request.seat.viewer, absence)
    if found.person_id != pk:
        raise NotFound(_("There is no such absence here."))
    remove_absence(found, by=request.seat.actor)
    return _back(request, pk)


def _back(request: Seated, pk: int) -> HttpResponse:
    address = f"/w/{request.seat.workspace.key}/people/{pk}#absences"
    return HttpResponseRedirect(address, status=303)
