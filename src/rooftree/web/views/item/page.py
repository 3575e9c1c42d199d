"""The page of an item."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from rooftree.web.pages.item.page import Look, item_page
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import address_of, base_of, item_of
from rooftree.work.items.models import Item


def item(request: Seated, key: str) -> HttpResponse:
    """Show an item; an old key, or another tool's short link, leads to the present one."""
    found = item_of(request, key)
    if found.key != key:
        query = request.META.get("QUERY_STRING", "")
        address = address_of(request, found) + (f"?{query}" if query else "")
        return HttpResponseRedirect(address)
    return _shown(request, found)


def show_item(request: Seated, key: str) -> HttpResponse:
    """Show an item's page in place of a comment that was refused."""
    return _shown(request, item_of(request, key))


def _shown(request: Seated, found: Item) -> HttpResponse:
    look = Look(
        shows_history=request.GET.get("show") == "history",
        shows_all="all" in request.GET,
        typed=request.POST.get("comment", ""),
    )
    page = item_page(
        request.seat.viewer, found, look, base=base_of(request), today=timezone.localdate()
    )
    current = f"space:{found.space.prefix}"
    return show(request, "item/item.html", page, current=current, topics=page.topics)
