"""Routes outside of any workspace: invitations, and founding a workspace."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path

from rooftree.accounts.models import User
from rooftree.errors import DomainError
from rooftree.web.refusals import refused

View = Callable[..., HttpResponse]


class Visit(HttpRequest):
    """A request outside of a workspace. `refusal` is why a form shown again was refused."""

    refusal: DomainError | None


class SignedIn(Visit):
    """A visit of somebody who has signed in."""

    user: User


def door(address: str, *, name: str, signed_in: bool = False, **methods: View) -> URLPattern:
    """Return the route of a page outside of any workspace; `GET` and `POST` name one view each."""

    @wraps(next(iter(methods.values())))
    def view(request: HttpRequest, **arguments: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else request.method or ""
        if method not in methods:
            return HttpResponseNotAllowed(sorted(methods))
        if signed_in and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        visit = cast("Visit", request)
        visit.refusal = None
        try:
            return methods[method](visit, **arguments)
        except DomainError as refusal:
            return refused(request, refusal)

    return path(address, view, name=name)
