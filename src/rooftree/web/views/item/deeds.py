"""What one press changes: status, priority, who sees it, whether it is put away, who watches and votes."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import back_to, item_of
from rooftree.work.items.actions import archive_item, edit_item, move_item, unarchive_item
from rooftree.work.spaces.queries import statuses_of
from rooftree.work.votes.actions import vote_for, withdraw_vote
from rooftree.work.watching.actions import unwatch, watch


def status(request: Seated, key: str) -> HttpResponse:
    """Move the item to a status of its space."""
    item = item_of(request, key)
    wanted = values.whole(request.POST, "status")
    to = next((one for one in statuses_of(item.space) if one.pk == wanted), None)
    if to is None:
        raise RuleBroken(_("Choose one of the statuses of this space."), field="status")
    move_item(item, to=to, by=request.seat.actor)
    return back_to(request, item)


def priority(request: Seated, key: str) -> HttpResponse:
    """Say how urgent the item is."""
    item = item_of(request, key)
    wanted = values.whole(request.POST, "priority")
    edit_item(item, priority=wanted, by=request.seat.actor)
    return back_to(request, item)


def privacy(request: Seated, key: str) -> HttpResponse:
    """Let only those named on the item see it, or everybody in its space."""
    item = item_of(request, key)
    edit_item(item, is_private=bool(request.POST.get("is_private")), by=request.seat.actor)
    return back_to(request, item)


def closure(request: Seated, key: str) -> HttpResponse:
    """Put the item away into the archive, or bring it back."""
    item, by = item_of(request, key), request.seat.actor
    if request.POST.get("archived"):
        if archive_item(item, by=by):
            note(request, _("Archived {key}.").format(key=item.key))
    elif unarchive_item(item, by=by):
        note(request, _("{key} is back.").format(key=item.key))
    return back_to(request, item)


def watching(request: Seated, key: str) -> HttpResponse:
    """Let the sender watch the item, or stop."""
    item, by = item_of(request, key), request.seat.actor
    if request.POST.get("on"):
        watch(item, by=by)
    else:
        unwatch(item, by=by)
    return back_to(request, item)


def vote(request: Seated, key: str) -> HttpResponse:
    """Let the sender vote for the item, or take the vote back."""
    item, by = item_of(request, key), request.seat.actor
    if request.POST.get("on"):
        vote_for(item, by=by)
    else:
        withdraw_vote(item, by=by)
    return back_to(request, item)
