"""Working calendars."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.people.calendars.actions import add_calendar, edit_calendar
from rooftree.people.calendars.queries import calendar_by_id
from rooftree.people.persons.policy import require_may_edit_people
from rooftree.web.forms import values
from rooftree.web.forms.week import read_week
from rooftree.web.notes import note
from rooftree.web.pages.people.calendars import calendars_page, week_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated


def calendars(request: Seated) -> HttpResponse:
    """Show all calendars."""
    page = calendars_page(request.seat.viewer, base=f"/w/{request.seat.workspace.key}")
    return show(request, "people/calendars.html", page, current="people", topics=("people",))


def new_form(request: Seated) -> HttpResponse:
    """Show the form of a new calendar."""
    require_may_edit_people(request.seat.viewer)
    page = week_page(None, request.POST, base=f"/w/{request.seat.workspace.key}")
    return show(request, "people/calendar.html", page, current="people")


@on_refusal(new_form)
def add(request: Seated) -> HttpResponse:
    """Add a calendar."""
    require_may_edit_people(request.seat.viewer)
    posted = request.POST
    add_calendar(name=posted.get("name", ""), week=read_week(posted), by=request.seat.actor)
    note(request, _("Added the calendar. Choose it on the page of whoever works by it."))
    return _back(request)


def form(request: Seated, pk: int) -> HttpResponse:
    """Show the form of a calendar."""
    viewer = request.seat.viewer
    require_may_edit_people(viewer)
    base = f"/w/{request.seat.workspace.key}"
    page = week_page(calendar_by_id(viewer, pk), request.POST, base=base)
    return show(request, "people/calendar.html", page, current="people")


@on_refusal(form)
def save(request: Seated, pk: int) -> HttpResponse:
    """Change a calendar's name and hours."""
    viewer, posted = request.seat.viewer, request.POST
    require_may_edit_people(viewer)
    edit_calendar(
        calendar_by_id(viewer, pk),
        name=posted.get("name", ""),
        week=read_week(posted),
        expected=values.version(posted),
        by=request.seat.actor,
    )
    note(request, _("Saved."))
    return _back(request)


def _back(request: Seated) -> HttpResponse:
    return HttpResponseRedirect(f"/w/{request.seat.workspace.key}/people/calendars", status=303)
