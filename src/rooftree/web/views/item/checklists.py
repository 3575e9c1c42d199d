"""Checklists of an item."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import NotFound
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.form import FormPage, Input, marked
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.item.common import back_to, item_of, show_form
from rooftree.work.checklists.actions import add_checklist, remove_checklist, rename_checklist
from rooftree.work.checklists.entries import add_entry
from rooftree.work.checklists.models import Checklist
from rooftree.work.checklists.queries import checklist_by_id
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit


def new_form(request: Seated, key: str) -> HttpResponse:
    """Show the form that adds a checklist."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    page = FormPage(
        title=_("Add a checklist"),
        inputs=(Input("title", _("Title"), value=_("Checklist"), is_required=True),),
        submit=_("Add"),
    )
    return show_form(request, item, "checklists", page)


@on_refusal(new_form)
def add(request: Seated, key: str) -> HttpResponse:
    """Give the item another checklist."""
    item = item_of(request, key)
    add_checklist(item, title=request.POST.get("title", ""), by=request.seat.actor)
    return back_to(request, item, "checklists")


def form(request: Seated, key: str, pk: int) -> HttpResponse:
    """Show the form that renames a checklist."""
    item, checklist = _found(request, key, pk)
    require_may_edit(request.seat.viewer, item)
    page = FormPage(
        title=_("Rename the checklist"),
        inputs=marked((Input("title", _("Title"), value=checklist.title, is_required=True),)),
        version=checklist.version,
    )
    return show_form(request, item, f"checklists/{pk}", page)


@on_refusal(form)
def rename(request: Seated, key: str, pk: int) -> HttpResponse:
    """Call a checklist something else."""
    item, checklist = _found(request, key, pk)
    title, expected = request.POST.get("title", ""), values.version(request.POST)
    rename_checklist(checklist, title=title, expected=expected, by=request.seat.actor)
    return back_to(request, item, f"checklist-{pk}")


def delete(request: Seated, key: str, pk: int) -> HttpResponse:
    """Put a checklist into the bin, and offer to undo that."""
    item, checklist = _found(request, key, pk)
    fact = remove_checklist(checklist, by=request.seat.actor)
    note(request, _("Deleted the checklist."), undo_url=undo_url(request, fact))
    return back_to(request, item)


def add_one(request: Seated, key: str, pk: int) -> HttpResponse:
    """Add an entry to a checklist."""
    item, checklist = _found(request, key, pk)
    add_entry(checklist, text=request.POST.get("text", ""), by=request.seat.actor)
    return back_to(request, item, f"checklist-{pk}")


def _found(request: Seated, key: str, pk: int) -> tuple[Item, Checklist]:
    item = item_of(request, key)
    checklist = checklist_by_id(request.seat.viewer, pk)
    if checklist.item_id != item.pk:
        raise NotFound
    return item, checklist
