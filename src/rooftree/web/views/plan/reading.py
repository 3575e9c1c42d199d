"""Looking at the plan."""

from dataclasses import replace

from django.http import HttpResponse

from rooftree.lib import clock
from rooftree.web.pages.plan.look import read_look
from rooftree.web.pages.plan.page import plan_page
from rooftree.web.pages.plan.sheet import plan_sheet
from rooftree.web.rendering import show, unless_unchanged
from rooftree.web.seat import Seated
from rooftree.web.sheets import asks_for_sheet, sheet_response
from rooftree.work.spaces.queries import space_by_prefix

MOST_ROWS = "1000000"


def plan(request: Seated) -> HttpResponse:
    """Show the plan, of one space or of all, as bars or as a table."""
    return unless_unchanged(request, lambda: _plan(request))


def _plan(request: Seated) -> HttpResponse:
    viewer = request.seat.viewer
    look = read_look(request.GET.dict())
    space = space_by_prefix(viewer, look.space) if look.space else None
    base = f"/w/{request.seat.workspace.key}"
    if asks_for_sheet(request):
        look = replace(look, way="table", rows=MOST_ROWS)
        page = plan_page(viewer, look, space, base=base, now=clock.now())
        return sheet_response(request, plan_sheet(page))
    page = plan_page(viewer, look, space, base=base, now=clock.now())
    template = "plan/chart.html" if page.chart else "plan/table.html"
    return show(request, template, page, current="plan", topics=("plan",))
