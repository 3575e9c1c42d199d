"""Working calendars: all of them, and one week of hours."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.people.calendars.models import STANDARD_WEEK, WorkingCalendar
from rooftree.people.calendars.queries import calendars_seen
from rooftree.people.persons.policy import may_edit_people
from rooftree.web.forms.week import Day, day_fields, write_day
from rooftree.web.pages.people.tabs import Tabs, tabs_of


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One calendar: its hours in words, and how many work by it."""

    pk: int
    name: str
    url: str
    days: tuple[tuple[str, str], ...]
    minutes: int
    persons: int
    holidays: int
    holidays_url: str


@dataclass(frozen=True, slots=True)
class CalendarsPage:
    """All calendars, and what holds for people without one."""

    tabs: Tabs
    lines: tuple[CalendarLine, ...]
    new_url: str
    standard: CalendarLine


@dataclass(frozen=True, slots=True)
class WeekPage:
    """The form of one calendar; `days` are (field, name of the day, hours)."""

    title: str
    url: str
    back: str
    name: str
    days: tuple[tuple[str, str, str], ...]
    version: int | None


def calendars_page(viewer: Viewer, *, base: str) -> CalendarsPage:
    """Return all calendars."""
    here, may_edit = f"{base}/people/calendars", may_edit_people(viewer)
    found = calendars_seen(viewer).annotate(
        count=Count("persons", filter=Q(persons__is_active=True), distinct=True),
        holiday_count=Count("holidays", distinct=True),
    )
    return CalendarsPage(
        tabs=tabs_of(viewer, base, "people/calendars"),
        lines=tuple(_line(one, here, one.count, one.holiday_count, may_edit) for one in found),
        new_url=f"{here}/new" if may_edit else "",
        standard=_line(WorkingCalendar(name=_("Standard week"), week=STANDARD_WEEK), here),
    )


def week_page(calendar: WorkingCalendar | None, typed: Mapping[str, str], *, base: str) -> WeekPage:
    """Return the form of a calendar, or of a new one that starts as a standard week."""
    back = f"{base}/people/calendars"
    week = calendar.week if calendar else STANDARD_WEEK
    hours = [
        typed.get(field, "") if typed else write_day(day)
        for field, day in zip(day_fields(), week, strict=True)
    ]
    stored = calendar.name if calendar else ""
    return WeekPage(
        title=_("Edit the calendar") if calendar else _("New calendar"),
        url=f"{back}/{calendar.pk}" if calendar else f"{back}/new",
        back=back,
        name=typed.get("name", stored),
        days=tuple(zip(day_fields(), day_names(), hours, strict=True)),
        version=calendar.version if calendar else None,
    )


def day_names() -> tuple[str, ...]:
    """Return the days of the week, Monday first."""
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )  # fmt: skip


def _line(
    calendar: WorkingCalendar,
    here: str,
    persons: int = 0,
    holidays: int = 0,
    may_edit: bool = False,  # noqa: FBT001, FBT002 - as its page says
) -> CalendarLine:
    week: list[Day] = calendar.week
    return CalendarLine(
        pk=calendar.pk or 0,
        name=calendar.name,
        url=f"{here}/{calendar.pk}" if may_edit else "",
        days=_in_words(week),
        minutes=sum(finish - start for day in week for start, finish in day),
        persons=persons,
        holidays=holidays,
        holidays_url=f"{here}/{calendar.pk}/holidays" if calendar.pk else "",
    )


def _in_words(week: list[Day]) -> tuple[tuple[str, str], ...]:
    """Return (days, hours) with neighbouring days of the same hours taken together."""
    names = day_names()
    runs: list[tuple[int, int]] = []
    for number, day in enumerate(week):
        if runs and week[runs[-1][0]] == day:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(
        (
            names[first] if first == last else f"{names[first]} – {names[last]}",
            write_day(week[first]),
        )
        for first, last in runs
        if week[first]
    )
