"""The page that shows every component; only while Rooftree is developed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rooftree.web.pages.styles import styles_page, styles_shell


def styles(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    return render(request, "styles.html", {"page": styles_page(), "shell": styles_shell()})
