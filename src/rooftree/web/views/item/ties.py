"""What an item waits for, what waits for it, and what it has to do with."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import Forbidden, RuleBroken
from rooftree.web.forms import values
from rooftree.web.forms.durations import duration, written
from rooftree.web.forms.item_groups import known_item
from rooftree.web.forms.marks import is_changed
from rooftree.web.notes import note
from rooftree.web.pages.form import Deed, FormPage, Input, marked
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import address_of, back_to, item_of, show_form
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.links.actions import (
    add_dependency,
    edit_dependency,
    link_items,
    remove_dependency,
    unlink_items,
)
from rooftree.work.links.models import DependencyType
from rooftree.work.links.queries import dependency_on, link_on


def new_dependency(request: Seated, key: str) -> HttpResponse:
    """Show the form that makes the item wait for another, or another for it."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    ways = (
        ("waits", _("{key} waits for").format(key=item.key)),
        ("blocks", _("{key} holds up").format(key=item.key)),
    )
    way = "blocks" if request.GET.get("way") == "blocks" else "waits"
    page = FormPage(
        title=_("Add a dependency"),
        inputs=(
            Input("way", _("Which way"), "select", way, ways),
            Input("other", _("The other item"), "item", placeholder="WEB-12", is_required=True),
            *_terms(DependencyType.FS, 0),
        ),
        submit=_("Add"),
    )
    return show_form(request, item, "dependencies", page)


@on_refusal(new_dependency)
def depend(request: Seated, key: str) -> HttpResponse:
    """Make one item wait for another."""
    item, posted = item_of(request, key), request.POST
    other = _other(request)
    ends = (item, other) if posted.get("way") == "blocks" else (other, item)
    lag = duration(posted, "lag", signed=True) or 0
    kind = posted.get("type") or DependencyType.FS
    try:
        fact = add_dependency(*ends, type=kind, lag=lag, by=request.seat.actor)
    except Forbidden as refusal:
        raise RuleBroken(refusal.message, field="other") from None
    if fact is None:
        raise RuleBroken(_("They are bound in this way already."), field="other")
    return back_to(request, item, "ties")


def dependency(request: Seated, key: str, pk: int) -> HttpResponse:
    """Show the form that changes how one item waits for another."""
    item, viewer = item_of(request, key), request.seat.viewer
    found = dependency_on(viewer, item, pk)
    require_may_edit(viewer, found.successor)
    here = f"{address_of(request, item)}/dependencies/{pk}"
    page = FormPage(
        title=_("{successor} waits for {predecessor}").format(
            successor=found.successor.key, predecessor=found.predecessor.key
        ),
        inputs=marked(_terms(found.type, found.lag)),
        version=found.version,
        deeds=(Deed(_("Remove"), f"{here}/deletion", "close", is_danger=True),),
    )
    return show_form(request, item, f"dependencies/{pk}", page)


@on_refusal(dependency)
def edit(request: Seated, key: str, pk: int) -> HttpResponse:
    """Change the type or the lag of a dependency."""
    item, posted = item_of(request, key), request.POST
    found = dependency_on(request.seat.viewer, item, pk)
    lag = duration(posted, "lag", signed=True) or 0 if is_changed(posted, "lag") else found.lag
    kind = posted.get("type", "") if is_changed(posted, "type") else found.type
    edit_dependency(
        found, type=kind, lag=lag, expected=values.version(posted), by=request.seat.actor
    )
    return back_to(request, item, "ties")


def free(request: Seated, key: str, pk: int) -> HttpResponse:
    """Let an item wait no more."""
    item = item_of(request, key)
    remove_dependency(dependency_on(request.seat.viewer, item, pk), by=request.seat.actor)
    note(request, _("Removed the dependency."))
    return back_to(request, item, "ties")


def new_link(request: Seated, key: str) -> HttpResponse:
    """Show the form that links the item with another."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    kinds = (
        ("relates", _("relates to")),
        ("duplicates", _("duplicates")),
        ("duplicated", _("is duplicated by")),
    )
    page = FormPage(
        title=_("Link {key}").format(key=item.key),
        inputs=(
            Input("kind", _("{key} …").format(key=item.key), "select", "relates", kinds),
            Input("other", _("The other item"), "item", placeholder="WEB-12", is_required=True),
        ),
        submit=_("Link"),
    )
    return show_form(request, item, "links", page)


@on_refusal(new_link)
def link(request: Seated, key: str) -> HttpResponse:
    """Link two items."""
    item, kind = item_of(request, key), request.POST.get("kind", "")
    other = _other(request)
    ends = (other, item) if kind == "duplicated" else (item, other)
    try:
        link_items(*ends, kind=kind.replace("duplicated", "duplicates"), by=request.seat.actor)
    except Forbidden as refusal:
        raise RuleBroken(refusal.message, field="other") from None
    return back_to(request, item, "ties")


def unlink(request: Seated, key: str, pk: int) -> HttpResponse:
    """Take a link away."""
    item = item_of(request, key)
    unlink_items(link_on(request.seat.viewer, item, pk), by=request.seat.actor)
    note(request, _("Removed the link."))
    return back_to(request, item, "ties")


def _other(request: Seated) -> Item:
    other = known_item(request.POST, "other", request.seat.viewer)
    if other is None:
        raise RuleBroken(_("Name the other item by its key."), field="other")
    return other


def _terms(kind: str, lag: int) -> tuple[Input, ...]:
    types = tuple((str(value), f"{value} – {text}") for value, text in DependencyType.choices)
    return (
        Input("type", _("Type"), "select", str(kind), types),
        Input("lag", _("Lag"), "duration", written(lag) if lag else "", placeholder="2d",
              help=_("Working time between the two; with a minus they overlap.")),
    )  # fmt: skip
