"""Reading checklists."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.items.queries import items_seen


def checklist_by_id(viewer: Viewer, pk: int) -> Checklist:
    """Return one checklist with its item; raises NotFound."""
    seen = Checklist.objects.filter(pk=pk, item__in=items_seen(viewer).values("pk"))
    checklist = seen.select_related("item__space").first()
    if checklist is None:
        raise NotFound(_("There is no such checklist here."))
    return checklist


def entry_by_id(viewer: Viewer, pk: int) -> CheckItem:
    """Return one entry with its checklist and item; raises NotFound."""
    seen = CheckItem.objects.filter(pk=pk, checklist__item__in=items_seen(viewer).values("pk"))
    entry = seen.select_related("checklist__item__space").first()
    if entry is None:
        raise NotFound(_("There is no such entry here."))
    return entry
