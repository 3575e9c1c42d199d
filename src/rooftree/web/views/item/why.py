"""Why an item's date is what it is."""

from django.http import HttpResponse

from rooftree.web.pages.item.why import why_page
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import address_of, item_of


def why(request: Seated, key: str) -> HttpResponse:
    """Show what the plan says about the item; its page fetches this when it comes into sight."""
    item = item_of(request, key)
    page = why_page(request.seat.viewer, item, here=address_of(request, item))
    return show(request, "item/why.html", page, current=f"space:{item.space.prefix}")
