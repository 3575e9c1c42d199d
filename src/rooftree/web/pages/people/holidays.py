"""The holidays of one calendar."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.accounts.viewer import Viewer
from rooftree.people.calendars.models import WorkingCalendar
from rooftree.people.holidays.models import Holiday
from rooftree.people.holidays.queries import holidays_of
from rooftree.people.persons.policy import may_edit_people
from rooftree.web.pages.people.tabs import Tabs, tabs_of


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """One holiday; `url` is for those who may change it."""

    holiday: Holiday
    url: str


@dataclass(frozen=True, slots=True)
class HolidaysPage:
    """A calendar's holidays, and the form that adds one."""

    tabs: Tabs
    calendar: WorkingCalendar
    url: str
    back: str
    lines: tuple[HolidayLine, ...]
    may_edit: bool
    typed: Mapping[str, str]


def holidays_page(
    viewer: Viewer, calendar: WorkingCalendar, typed: Mapping[str, str], *, base: str
) -> HolidaysPage:
    """Return a calendar's holidays."""
    back, may_edit = f"{base}/people/calendars", may_edit_people(viewer)
    return HolidaysPage(
        tabs=tabs_of(viewer, base, "people/calendars"),
        calendar=calendar,
        url=f"{back}/{calendar.pk}/holidays",
        back=back,
        lines=tuple(
            HolidayLine(one, f"{base}/people/holidays/{one.pk}" if may_edit else "")
            for one in holidays_of(calendar)
        ),
        may_edit=may_edit,
        typed={"day": "", "name": ""} | dict(typed.items()),
    )
