"""The bin: what was deleted in the last thirty days, and bringing it back."""

from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.changes.bin.actions import restore_deleted
from rooftree.product.goals.models import Goal
from rooftree.product.products.models import Product
from rooftree.product.releases.models import Release
from rooftree.project.projects.models import Project
from rooftree.project.sprints.models import Sprint
from rooftree.web.notes import note
from rooftree.web.pages.bin import bin_page
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.work.items.models import Item

PAGES: tuple[tuple[type[Model], str], ...] = (
    (Goal, "goals"),
    (Product, "products"),
    (Release, "releases"),
    (Project, "projects"),
    (Sprint, "sprints"),
)
"""What has a page of its own, and where."""


def show_bin(request: Seated) -> HttpResponse:
    """Show what the viewer may bring back."""
    page = bin_page(request.seat.viewer, base=f"/w/{request.seat.workspace.key}")
    return show(request, "bin/bin.html", page, current="bin", topics=("workspace",))


def restore(request: Seated, seq: int) -> HttpResponse:
    """Bring back what one deletion took, and lead to what it is or hangs on."""
    subject = restore_deleted(seq, by=request.seat.actor).subject
    note(request, _("It is back."))
    base = f"/w/{request.seat.workspace.key}"
    if isinstance(subject, Item):
        where = f"items/{subject.key}"
    else:
        where = next(
            (f"{at}/{subject.pk}" for kind, at in PAGES if isinstance(subject, kind)), "bin"
        )
    return HttpResponseRedirect(f"{base}/{where}", status=303)
