"""Reading checklists."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen


def checklists_of(viewer: Viewer, item: Item) -> "QuerySet[Checklist]":
    """Return an item's checklists with their entries; none for an item out of sight."""
    entries = CheckItem.objects.select_related("assignee").order_by("position", "pk")
    return (
        Checklist.objects.filter(item__in=items_seen(viewer).filter(pk=item.pk).values("pk"))
        .prefetch_related(Prefetch("entries", queryset=entries))
        .order_by("position", "pk")
    )


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
