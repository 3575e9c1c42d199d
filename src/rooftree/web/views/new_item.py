"""Making items, one or one after another."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.new_item import new_item_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.work.items.actions import create_item
from rooftree.work.items.models import Item
from rooftree.work.spaces.queries import kind_by_slug, space_by_prefix, status_in


def form(request: Seated) -> HttpResponse:
    """Show the form, with what the address or a refused attempt says filled in."""
    typed = request.POST if request.method == "POST" else request.GET
    page = new_item_page(request.seat.viewer, typed, base=f"/w/{request.seat.workspace.key}")
    return show(request, "items/new.html", page, current="items")


@on_refusal(form)
def create(request: Seated) -> HttpResponse:
    """Create the item, then show it, or the form again for the next one."""
    viewer, posted = request.seat.viewer, request.POST
    space = space_by_prefix(viewer, posted.get("space", ""))
    status = values.whole(posted, "status")
    assignee = values.person(posted, "assignee", viewer)
    fact = create_item(
        space,
        title=posted.get("title", ""),
        kind=kind_by_slug(viewer, posted.get("kind") or "task"),
        status=status_in(space, status) if status else None,
        assignees=[assignee] if assignee else [],
        description=posted.get("description", ""),
        priority=values.whole(posted, "priority") or 0,
        target=values.day(posted, "target"),
        parent=values.item(posted, "parent", viewer),
        is_private=bool(posted.get("is_private")),
        by=request.seat.actor,
    )
    return _onwards(request, fact.subject)


def _onwards(request: Seated, item: object) -> HttpResponse:
    assert isinstance(item, Item)  # noqa: S101 - narrows the type
    base = f"/w/{request.seat.workspace.key}/items"
    note(request, _("Created {key} {title}.").format(key=item.key, title=item.title))
    if request.POST.get("then") == "another":
        kept = {
            name: request.POST[name]
            for name in ("space", "kind", "status")
            if request.POST.get(name)
        }
        return HttpResponseRedirect(f"{base}/new?{urlencode(kept)}", status=303)
    return HttpResponseRedirect(f"{base}/{item.key}", status=303)
