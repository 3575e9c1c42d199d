"""What all views of an item share: finding it, leading back to it, showing a small form about it."""

from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect

from rooftree.web.pages.form import FormPage, with_typed
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.work.items.models import Item
from rooftree.work.items.queries import item_by_key


def item_of(request: Seated, key: str) -> Item:
    """Return the item of a key or an old key; raises NotFound."""
    return item_by_key(request.seat.viewer, key)


def base_of(request: Seated) -> str:
    """Return the address under which everything of the workspace lies."""
    return f"/w/{request.seat.workspace.key}"


def address_of(request: Seated, item: Item) -> str:
    """Return an item's address."""
    return f"{base_of(request)}/items/{item.key}"


def back_to(request: Seated, item: Item, anchor: str = "") -> HttpResponse:
    """Lead back to an item's page, to a place on it if one is named."""
    mark = f"#{anchor}" if anchor else ""
    return HttpResponseRedirect(f"{address_of(request, item)}{mark}", status=303)


def show_form(request: Seated, item: Item, part: str, page: FormPage) -> HttpResponse:
    """Show a small form that is sent to a part of an item's address, with what was typed before."""
    here = address_of(request, item)
    page = replace(
        page,
        url=f"{here}/{part}",
        back=here,
        crumb=(f"{item.key} {item.title}", here),
        uploads=f"{here}/uploads",
    )
    typed = request.POST if request.method == "POST" else None
    page = with_typed(page, typed, request.refusal)
    return show(request, "item/form.html", page, current=f"space:{item.space.prefix}")
