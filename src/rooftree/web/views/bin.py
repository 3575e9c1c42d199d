"""The bin: what was deleted in the last thirty days, and bringing it back."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.changes.facts import Fact
from rooftree.errors import NotFound
from rooftree.product.bin.actions import restore_goal
from rooftree.product.goals.models import Goal
from rooftree.product.goals.policy import may_edit_goals
from rooftree.web.notes import note
from rooftree.web.pages.bin import bin_page
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.work.bin.actions import restore_deleted
from rooftree.work.items.models import Item


def show_bin(request: Seated) -> HttpResponse:
    """Show what the viewer may bring back."""
    page = bin_page(request.seat.viewer, base=f"/w/{request.seat.workspace.key}")
    return show(request, "bin/bin.html", page, current="bin", topics=("workspace",))


def restore(request: Seated, seq: int) -> HttpResponse:
    """Bring back what one deletion took, and lead to the item or goal that it is or hangs on."""
    subject = _restored(request, seq).subject
    note(request, _("It is back."))
    base = f"/w/{request.seat.workspace.key}"
    where = f"{base}/bin"
    if isinstance(subject, Item):
        where = f"{base}/items/{subject.key}"
    elif isinstance(subject, Goal):
        where = f"{base}/goals/{subject.pk}"
    return HttpResponseRedirect(where, status=303)


def _restored(request: Seated, seq: int) -> Fact:
    """Bring back from the bin of work or, when it is not in there, from that of goals."""
    try:
        return restore_deleted(seq, by=request.seat.actor)
    except NotFound:
        if not may_edit_goals(request.seat.viewer):
            raise  # what one may not bring back is not in the bin
        return restore_goal(seq, by=request.seat.actor)
