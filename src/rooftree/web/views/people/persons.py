"""Persons: everybody, a new one, one with what can be changed about them."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.people.calendars.models import WorkingCalendar
from rooftree.people.calendars.queries import calendars_seen
from rooftree.people.persons.actions import add_person, edit_person
from rooftree.people.persons.policy import require_may_edit_people
from rooftree.people.persons.queries import person_by_id
from rooftree.web.forms import values
from rooftree.web.forms.addresses import email_of
from rooftree.web.notes import note
from rooftree.web.pages.people.people import new_person_page, people_page
from rooftree.web.pages.people.person import person_page
from rooftree.web.pages.people.sheet import people_sheet
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.sheets import asks_for_sheet, sheet_response


def people(request: Seated) -> HttpResponse:
    """Show everybody."""
    base, today = f"/w/{request.seat.workspace.key}", timezone.localdate()
    page = people_page(request.seat.viewer, base=base, today=today)
    if asks_for_sheet(request):
        return sheet_response(request, people_sheet(page))
    return show(request, "people/people.html", page, current="people", topics=("people",))


def new_form(request: Seated) -> HttpResponse:
    """Show the form that adds a person without an account."""
    viewer = request.seat.viewer
    require_may_edit_people(viewer)
    page = new_person_page(viewer, request.POST, base=f"/w/{request.seat.workspace.key}")
    return show(request, "people/new.html", page, current="people")


@on_refusal(new_form)
def add(request: Seated) -> HttpResponse:
    """Add a person without an account."""
    posted, by = request.POST, request.seat.actor
    fact = add_person(name=posted.get("name", ""), email=email_of(posted), by=by)
    calendar = _calendar(request)
    if calendar is not None:
        edit_person(person_by_id(by.viewer, fact.subject.pk), calendar=calendar, by=by)
    note(request, _("Added {name}.").format(name=fact.name))
    return HttpResponseRedirect(f"/w/{request.seat.workspace.key}/people", status=303)


def person(request: Seated, pk: int) -> HttpResponse:
    """Show one person."""
    viewer = request.seat.viewer
    page = person_page(
        viewer,
        person_by_id(viewer, pk),
        request.POST,
        base=f"/w/{request.seat.workspace.key}",
        today=timezone.localdate(),
    )
    topics = ("people", f"person:{pk}")
    return show(request, "people/person.html", page, current="people", topics=topics)


@on_refusal(person)
def save(request: Seated, pk: int) -> HttpResponse:
    """Change a person's particulars."""
    posted, viewer = request.POST, request.seat.viewer
    edit_person(
        person_by_id(viewer, pk),
        name=posted.get("name", "").strip(),
        email=email_of(posted),
        handle=posted.get("handle", "").strip().lstrip("@"),
        calendar=_calendar(request),
        is_active="is_active" in posted,
        expected=values.version(posted),
        by=request.seat.actor,
    )
    note(request, _("Saved."))
    return HttpResponseRedirect(f"/w/{request.seat.workspace.key}/people/{pk}", status=303)


def _calendar(request: Seated) -> WorkingCalendar | None:
    pk = values.whole(request.POST, "calendar")
    if pk is None:
        return None
    found = calendars_seen(request.seat.viewer).filter(pk=pk).first()
    if found is None:
        raise RuleBroken(_("This calendar is gone; choose another."), field="calendar")
    return found
