"""The board of a space, and the place of an item on it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.web.cards import stacks_of
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.board import LANES, Look, board_page
from rooftree.web.pages.place import place_page
from rooftree.web.rendering import show, unless_unchanged
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.work.items.placing import place_item
from rooftree.work.items.queries import item_by_key
from rooftree.work.spaces.queries import space_by_prefix, status_in


def board(request: Seated, prefix: str) -> HttpResponse:
    """Show a space's board."""
    return unless_unchanged(request, lambda: _board(request, prefix))


def _board(request: Seated, prefix: str) -> HttpResponse:
    lanes_by = request.GET.get("lanes", "")
    look = Look(
        lanes_by if lanes_by in LANES else "", request.GET.get("q", ""), "all" in request.GET
    )
    page = board_page(
        request.seat.viewer,
        space_by_prefix(request.seat.viewer, prefix),
        look,
        base=f"/w/{request.seat.workspace.key}",
        today=timezone.localdate(),
    )
    current = f"space:{page.space.prefix}"
    return show(
        request,
        "board/board.html",
        page,
        current=current,
        topics=page.topics,
        inserts=stacks_of(page),
    )


def place(request: Seated, key: str) -> HttpResponse:
    """Show the form that moves an item to a status."""
    viewer = request.seat.viewer
    page = place_page(viewer, item_by_key(viewer, key), base=f"/w/{request.seat.workspace.key}")
    return show(request, "board/place.html", page, current=f"space:{page.space.prefix}")


@on_refusal(place)
def move(request: Seated, key: str) -> HttpResponse:
    """Move an item to a status, and right after or before another card."""
    viewer = request.seat.viewer
    item = item_by_key(viewer, key)
    status = status_in(item.space, values.whole(request.POST, "status") or 0)
    beside = {
        side: item_by_key(viewer, request.POST[side])
        for side in ("after", "before")
        if request.POST.get(side)
    }
    fact = place_item(item, to=status, by=request.seat.actor, **beside)
    if request.POST.get("by") == "form" and fact is not None:
        note(request, _("Moved {key} to {status}.").format(key=item.key, status=status.name))
    board_url = f"/w/{request.seat.workspace.key}/spaces/{item.space.prefix}/board"
    return HttpResponseRedirect(board_url, status=303)
