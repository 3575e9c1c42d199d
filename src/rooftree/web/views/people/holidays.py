"""The holidays of working calendars."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.people.calendars.queries import calendar_by_id
from rooftree.people.holidays.actions import add_holiday, edit_holiday, remove_holiday
from rooftree.people.holidays.queries import holiday_by_id
from rooftree.people.persons.policy import require_may_edit_people
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.form import FormPage, Input, marked, with_typed
from rooftree.web.pages.people.holidays import holidays_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url


def holidays(request: Seated, pk: int) -> HttpResponse:
    """Show the holidays of a calendar."""
    viewer = request.seat.viewer
    base = f"/w/{request.seat.workspace.key}"
    page = holidays_page(viewer, calendar_by_id(viewer, pk), request.POST, base=base)
    return show(request, "people/holidays.html", page, current="people", topics=("people",))


@on_refusal(holidays)
def add(request: Seated, pk: int) -> HttpResponse:
    """Let those of a calendar rest on a day."""
    calendar = calendar_by_id(request.seat.viewer, pk)
    add_holiday(calendar, day=_day(request), name=_name(request), by=request.seat.actor)
    return _back(request, pk)


def form(request: Seated, pk: int) -> HttpResponse:
    """Show the form that changes a holiday."""
    viewer = request.seat.viewer
    require_may_edit_people(viewer)
    holiday = holiday_by_id(viewer, pk)
    base = f"/w/{request.seat.workspace.key}/people"
    back = f"{base}/calendars/{holiday.calendar_id}/holidays"
    page = FormPage(
        title=_("Edit the holiday"),
        inputs=marked(
            (
                Input("day", _("Day"), "date", holiday.day.isoformat(), is_required=True),
                Input("name", _("Name"), value=holiday.name),
            )
        ),
        url=f"{base}/holidays/{pk}",
        back=back,
        crumb=(holiday.calendar.name, back),
        version=holiday.version,
    )
    typed = request.POST if request.method == "POST" else None
    page = with_typed(page, typed, request.refusal)
    return show(request, "item/form.html", page, current="people")


@on_refusal(form)
def save(request: Seated, pk: int) -> HttpResponse:
    """Change a holiday's day or name."""
    holiday = holiday_by_id(request.seat.viewer, pk)
    edit_holiday(
        holiday,
        day=_day(request),
        name=_name(request),
        expected=values.version(request.POST),
        by=request.seat.actor,
    )
    return _back(request, holiday.calendar_id)


def remove(request: Seated, pk: int) -> HttpResponse:
    """Put a holiday into the bin, and offer to undo that."""
    holiday = holiday_by_id(request.seat.viewer, pk)
    fact = remove_holiday(holiday, by=request.seat.actor)
    note(request, _("Deleted the holiday."), undo_url=undo_url(request, fact))
    return _back(request, holiday.calendar_id)


def _day(request: Seated) -> date:
    day = values.day(request.POST, "day")
    if day is None:
        raise RuleBroken(_("Choose the day."), field="day")
    return day


def _name(request: Seated) -> str:
    return str(request.POST.get("name", ""))


def _back(request: Seated, calendar_id: int) -> HttpResponse:
    base = f"/w/{request.seat.workspace.key}/people/calendars"
    return HttpResponseRedirect(f"{base}/{calendar_id}/holidays", status=303)
