"""What the views of findings share: where they lie, and the way back after a deed."""

from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseRedirect

from rooftree.web.back import came_from
from rooftree.web.seat import Seated


def base_of(request: Seated) -> str:
    """Return the address under which everything of the workspace lies."""
    return f"/w/{request.seat.workspace.key}"


def back(request: Seated, pk: int) -> HttpResponse:
    """Lead back to the page that had the form, or from a form's own page to the finding."""
    here = f"{base_of(request)}/findings/{pk}"
    address = came_from(request)
    is_form = urlsplit(address).path.startswith(f"{here}/")
    return HttpResponseRedirect(here if is_form or not address else address, status=303)
