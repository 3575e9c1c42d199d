"""What the views of findings share: where they lie, and the way back after a deed."""

from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from rooftree.web.seat import Seated


def base_of(request: Seated) -> str:
    """Return the address under which everything of the workspace lies."""
    return f"/w/{request.seat.workspace.key}"


def back(request: Seated, pk: int) -> HttpResponse:
    """Lead back to the page that had the form, or from a form's own page to the finding."""
    here = f"{base_of(request)}/findings/{pk}"
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    if not is_ours or urlsplit(came_from).path.startswith(f"{here}/"):
        came_from = here
    return HttpResponseRedirect(came_from, status=303)
