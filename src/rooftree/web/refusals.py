"""What a refusal looks like to a browser: a page that says why and what to do."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from rooftree.errors import DomainError
from rooftree.web.back import came_from

STATUS = {"not-found": 404, "forbidden": 403, "stale": 409, "unavailable": 503}


def refused(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    """Return the answer to a refused request.

    What may not be seen is not found. A refused form whose page was not shown again by its own view
    leads back to where it was sent from, with the reason as a message.
    """
    status = STATUS.get(refusal.code, 422)
    if status == 404:  # noqa: PLR2004
        raise Http404(refusal.message)
    here = came_from(request)
    if request.method == "POST" and status == 422 and here:  # noqa: PLR2004
        messages.error(request, refusal.message)
        return HttpResponseRedirect(here, status=303)
    return page(request, status, refusal.message)


def page(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    """Return a plain page about what went wrong."""
    titles = {
        400: _("This request cannot be read"),
        403: _("This is not yours to change"),
        404: _("There is nothing here"),
        409: _("Somebody was faster"),
        500: _("Something broke"),
        503: _("Not right now"),
    }
    context = {
        "status": status,
        "title": titles.get(status, _("This cannot be done")),
        "message": message,
    }
    return render(request, "errors/page.html", context, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer an address that leads nowhere, or nowhere for these eyes."""
    return page(request, 404, _("It may have been moved or deleted, or it is not for you to see."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a deed that is refused outside of a workspace."""
    return page(request, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer when our own code failed."""
    return page(request, 500, _("Nothing was changed. Try again; if it stays, tell who runs this."))
