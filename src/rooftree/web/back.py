"""Back to the page that somebody came from, if it is one of ours."""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def came_from(request: HttpRequest) -> str:
    """Return the address of the page that sent this request, or "" when it is not ours or not told."""
    address = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else ""


def back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """Return a redirect to where the request came from, or to another page."""
    return HttpResponseRedirect(came_from(request) or otherwise, status=303)
