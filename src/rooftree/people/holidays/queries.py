"""Reading holidays."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.people.calendars.models import WorkingCalendar
from rooftree.people.holidays.models import Holiday


def holidays_of(calendar: WorkingCalendar) -> "QuerySet[Holiday]":
    """Return the holidays of a calendar of the viewer's workspace, in order."""
    return Holiday.objects.filter(calendar=calendar).order_by("day", "pk")


def holiday_by_id(viewer: Viewer, pk: int) -> Holiday:
    """Return one holiday with its calendar; raises NotFound."""
    found = Holiday.objects.filter(workspace_id=viewer.workspace_id, pk=pk)
    holiday = found.select_related("calendar").first()
    if holiday is None:
        raise NotFound(_("There is no such holiday here."))
    return holiday
