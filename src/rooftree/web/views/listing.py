"""Lists of items, and one change to many of them."""

from dataclasses import replace

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooftree.errors import RuleBroken
from rooftree.listing.filters import Filter, read_filter
from rooftree.listing.sheet import item_sheet
from rooftree.web.back import back
from rooftree.web.forms.bulk import deed_of
from rooftree.web.kept import keep
from rooftree.web.notes import note
from rooftree.web.pages.listing import line_of, list_page
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.web.sheets import asks_for_sheet, sheet_response
from rooftree.work.items.bulk import MOST_AT_ONCE, change_items
from rooftree.work.items.queries import items_seen

row = keep("items/_row.html", "row", 5000, of=line_of)
filters = keep("items/_tools.html", "filters", 60)
heads = keep("items/_tools.html", "heads", 200)
bulk = keep("items/_tools.html", "bulk", 20)


def items(request: Seated) -> HttpResponse:
    """Show the items of a filter."""
    wanted = read_filter(request.GET.dict())
    return _shown(request, wanted, _("Items"), "items", "items")


def mine(request: Seated) -> HttpResponse:
    """Show what the person works on."""
    given = {"sort": "target"} | request.GET.dict() | {"assignee": "me"}
    return _shown(request, read_filter(given), _("Assigned to me"), "mine", "mine")


def _shown(request: Seated, wanted: Filter, title: str, current: str, address: str) -> HttpResponse:
    if asks_for_sheet(request):
        return sheet_response(request, item_sheet(request.seat.viewer, wanted, name=title))
    base = f"/w/{request.seat.workspace.key}"
    page = list_page(
        request.seat.viewer, wanted, base=base, title=title, address=f"{base}/{address}"
    )
    printed = replace(
        page,
        heads=heads(page.address, wanted, page.may_change, page.has_points),
        rows=row.each(page.told, page.may_change, page.has_points),
        filters=filters(page.address, wanted, page.choices, page.holders, page.is_filtered),
        bulk=bulk(page.choices) if page.may_change else "",
    )
    topics = (f"person:{request.seat.viewer.person_id}", "workspace", "plan")
    return show(request, "items/list.html", printed, current=current, topics=topics)


def change(request: Seated) -> HttpResponse:
    """Change the chosen items at once: all of them, or none when one is refused."""
    viewer, by = request.seat.viewer, request.seat.actor
    keys = request.POST.getlist("item")
    if not keys:
        raise RuleBroken(_("Choose at least one item first."))
    if len(keys) > MOST_AT_ONCE:
        raise RuleBroken(_("Change at most {most} items at once.").format(most=MOST_AT_ONCE))
    chosen = list(items_seen(viewer).filter(key__in=keys).select_related("space", "kind", "status"))
    facts = change_items(chosen, deed_of(request.POST, viewer, by), by=by)
    changed = len({fact.subject.pk for fact in facts})
    note(
        request,
        ngettext("Changed {count} item.", "Changed {count} items.", changed).format(count=changed),
    )
    base = f"/w/{request.seat.workspace.key}/items"
    return back(request, base)
