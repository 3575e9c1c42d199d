"""The entries of an item's checklists."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import NotFound
from rooftree.web.forms import values
from rooftree.web.forms.item_groups import people_options
from rooftree.web.forms.marks import changed
from rooftree.web.notes import note
from rooftree.web.pages.form import Deed, FormPage, Input, marked
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.item.common import address_of, back_to, item_of, show_form
from rooftree.work.checklists.entries import edit_entry, move_entry, remove_entry
from rooftree.work.checklists.models import CheckItem
from rooftree.work.checklists.queries import entry_by_id
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit


def form(request: Seated, key: str, pk: int) -> HttpResponse:
    """Show the form that edits an entry."""
    viewer, (item, entry) = request.seat.viewer, _found(request, key, pk)
    require_may_edit(viewer, item)
    assignee, due = str(entry.assignee_id or ""), entry.due.isoformat() if entry.due else ""
    inputs = (
        Input("text", _("What is to be done"), value=entry.text, is_required=True),
        Input("assignee", _("By whom"), "select", assignee, people_options(viewer), _("Nobody")),
        Input("due", _("By when"), "date", due),
    )
    page = FormPage(
        title=_("Edit the entry"),
        inputs=marked(inputs),
        version=entry.version,
        deeds=_deeds(request, item, entry),
    )
    return show_form(request, item, f"check-items/{pk}", page)


@on_refusal(form)
def edit(request: Seated, key: str, pk: int) -> HttpResponse:
    """Change what an entry says, who does it, and by when."""
    item, entry = _found(request, key, pk)
    posted, viewer = request.POST, request.seat.viewer
    new: dict[str, Any] = {}
    for name in changed(posted, ("text", "assignee", "due")):
        if name == "text":
            new[name] = posted.get(name, "")
        elif name == "assignee":
            new[name] = values.person(posted, name, viewer)
        else:
            new[name] = values.day(posted, name)
    edit_entry(entry, expected=values.version(posted), by=request.seat.actor, **new)
    return back_to(request, item, f"entry-{pk}")


def tick(request: Seated, key: str, pk: int) -> HttpResponse:
    """Say that an entry is done, or not done after all."""
    item, entry = _found(request, key, pk)
    edit_entry(entry, is_done=bool(request.POST.get("is_done")), by=request.seat.actor)
    return back_to(request, item, f"entry-{pk}")


def move(request: Seated, key: str, pk: int) -> HttpResponse:
    """Put an entry into another place of its checklist, counted from 0."""
    item, entry = _found(request, key, pk)
    place = values.whole(request.POST, "position") or 0
    move_entry(entry, position=place, by=request.seat.actor)
    return back_to(request, item, f"entry-{pk}")


def delete(request: Seated, key: str, pk: int) -> HttpResponse:
    """Put an entry into the bin, and offer to undo that."""
    item, entry = _found(request, key, pk)
    checklist = entry.checklist_id
    fact = remove_entry(entry, by=request.seat.actor)
    note(request, _("Deleted the entry."), undo_url=undo_url(request, fact))
    return back_to(request, item, f"checklist-{checklist}")


def _deeds(request: Seated, item: Item, entry: CheckItem) -> tuple[Deed, ...]:
    here = f"{address_of(request, item)}/check-items/{entry.pk}"
    order = [one.pk for one in entry.checklist.entries.all()]
    place = order.index(entry.pk)
    up = Deed(_("Move up"), f"{here}/place", "arrow-up", (("position", str(place - 1)),))
    down = Deed(_("Move down"), f"{here}/place", "arrow-down", (("position", str(place + 1)),))
    gone = Deed(_("Delete"), f"{here}/deletion", "bin", is_danger=True)
    return (*([up] if place else []), *([down] if place + 1 < len(order) else []), gone)


def _found(request: Seated, key: str, pk: int) -> tuple[Item, CheckItem]:
    item = item_of(request, key)
    entry = entry_by_id(request.seat.viewer, pk)
    if entry.checklist.item_id != item.pk:
        raise NotFound
    return item, entry
