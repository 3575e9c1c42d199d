"""The first page of a workspace."""

from django.http import HttpResponse

from rooftree.web.rendering import show
from rooftree.web.seat import Seated


def home(request: Seated) -> HttpResponse:
    """Show where to go from here."""
    return show(request, "home/home.html", None, current="home", topics=("workspace",))
