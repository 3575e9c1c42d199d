"""Reading calendars and absences."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.people.calendars.models import Absence, WorkingCalendar


def calendars_seen(viewer: Viewer) -> "QuerySet[WorkingCalendar]":
    """Return the workspace's working calendars by name."""
    return WorkingCalendar.objects.filter(workspace_id=viewer.workspace_id).order_by("name", "pk")


def calendar_by_id(viewer: Viewer, pk: int) -> WorkingCalendar:
    """Return one calendar; raises NotFound."""
    found = calendars_seen(viewer).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such calendar here."))
    return found


def absences_from(viewer: Viewer, day: date) -> "QuerySet[Absence]":
    """Return the absences that end on a day or later, soonest first."""
    return Absence.objects.filter(workspace_id=viewer.workspace_id, last_day__gte=day).order_by(
        "first_day", "pk"
    )


def absence_by_id(viewer: Viewer, pk: int) -> Absence:
    """Return one absence with its person; raises NotFound."""
    found = (
        Absence.objects.filter(workspace_id=viewer.workspace_id, pk=pk)
        .select_related("person")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such absence here."))
    return found
