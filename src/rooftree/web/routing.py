"""Routes name nouns; what is done to a noun is told by the method, one view for each."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver, include, path

from rooftree.accounts.standing import reading
from rooftree.errors import DomainError
from rooftree.web.refusals import refused
from rooftree.web.seat import Seated, take_seat

P = ParamSpec("P")
Asked = TypeVar("Asked", bound=HttpRequest)
View = Callable[..., HttpResponse]


def place(address: str, *, name: str, **methods: View) -> URLPattern:
    """Return the route of a page of a workspace, `/w/<key>/<address>`.

    `GET` and `POST` name one view each. Everybody must be a member of the workspace: others are
    sent to sign in, or told that there is nothing.
    """

    @wraps(next(iter(methods.values())))
    def view(request: HttpRequest, workspace: str, **arguments: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else request.method or ""
        if method not in methods:
            return HttpResponseNotAllowed(sorted(methods))
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        seated = cast("Seated", request)
        seat = seated.seat = take_seat(request, workspace)
        seated.refusal = None
        if method != "GET":
            return _answered(methods[method], seated, arguments)
        with reading(seat.workspace.pk, seat.after):
            return _answered(methods[method], seated, arguments)

    return path(address, view, name=name)


def behind_first_words(routes: Iterable[URLPattern]) -> list[URLPattern | URLResolver]:
    """Put routes behind the word with which they begin: a look at the word spares one at each of them."""
    alone: list[URLPattern | URLResolver] = []
    behind: dict[str, list[URLPattern]] = {}
    for route in routes:
        word, slash, rest = str(route.pattern).partition("/")
        if slash:
            behind.setdefault(word, []).append(path(rest, route.callback, name=route.name))
        else:
            alone.append(route)
    return alone + [path(f"{word}/", include(those)) for word, those in behind.items()]


def _answered(view: View, request: Seated, arguments: dict[str, Any]) -> HttpResponse:
    try:
        return view(request, **arguments)
    except DomainError as refusal:
        return refused(request, refusal)


def on_refusal(
    page: Callable[Concatenate[Asked, P], HttpResponse],
) -> Callable[[View], View]:
    """Show a page again, with what was typed and the reason, when a form's action is refused.

    The page view reads `request.refusal` (a RuleBroken or Stale, or None) and `request.POST`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def run(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except DomainError as refusal:
                if refusal.code in {"not-found", "forbidden"}:
                    raise
                request.refusal = refusal
                response = page(request, *args, **kwargs)
                response.status_code = 409 if refusal.code == "stale" else 422
                return response

        return run

    return decorate
