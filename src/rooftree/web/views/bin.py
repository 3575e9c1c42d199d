"""The bin: what was deleted in the last thirty days, and bringing it back."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

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
    """Bring back what one deletion took, and lead to the item that it is or hangs on."""
    fact = restore_deleted(seq, by=request.seat.actor)
    note(request, _("It is back."))
    base = f"/w/{request.seat.workspace.key}"
    subject = fact.subject
    where = f"{base}/items/{subject.key}" if isinstance(subject, Item) else f"{base}/bin"
    return HttpResponseRedirect(where, status=303)
