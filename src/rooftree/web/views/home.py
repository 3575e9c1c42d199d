"""The first page of a workspace."""

from django.http import HttpResponse
from django.utils import timezone

from rooftree.web.pages.home import home_page
from rooftree.web.rendering import show, unless_unchanged
from rooftree.web.seat import Seated


def home(request: Seated) -> HttpResponse:
    """Show what wants something of the person, and whether goals are on the line."""
    return unless_unchanged(request, lambda: _home(request))


def _home(request: Seated) -> HttpResponse:
    viewer, base = request.seat.viewer, f"/w/{request.seat.workspace.key}"
    page = home_page(viewer, base=base, today=timezone.localdate())
    topics = ("workspace", "people", "goals", "findings", "plan", f"person:{viewer.person_id}")
    return show(request, "home/home.html", page, current="home", topics=topics)
