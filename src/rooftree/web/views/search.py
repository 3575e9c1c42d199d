"""Finding items and people."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from rooftree.web.pages.search import palette_page, search_page, suggested
from rooftree.web.rendering import show
from rooftree.web.seat import Seated


def results(request: Seated) -> HttpResponse:
    """Show the items that hold the sought words, best first."""
    page = search_page(request.seat.viewer, request.GET.get("q", ""), base=_base(request))
    return show(request, "search/results.html", page, current="search")


def palette(request: Seated) -> HttpResponse:
    """Answer with options for the palette: items found, or those opened last."""
    found = palette_page(
        request.seat.viewer,
        request.GET.get("q", ""),
        request.GET.get("recent", ""),
        base=_base(request),
    )
    return _fragment(request, "search/palette.html", {"page": found})


def mentions(request: Seated) -> HttpResponse:
    """Answer with suggestions: people after @, items after #, or keys for a field that takes one."""
    rows = suggested(request.seat.viewer, request.GET.get("kind", "#"), request.GET.get("q", ""))
    return _fragment(request, "search/mentions.html", {"rows": rows})


def _fragment(request: Seated, template: str, context: dict[str, object]) -> HttpResponse:
    response = HttpResponse(render_to_string(template, context, request))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _base(request: Seated) -> str:
    return f"/w/{request.seat.workspace.key}"
