"""Turns a page object into an answer: template, shell, live topics, and 304 for an unchanged page."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils import timezone

from rooftree.accounts.roles import Role
from rooftree.web.build import build_id
from rooftree.web.counts import open_findings
from rooftree.web.pieces import HERE, Toast
from rooftree.web.seat import Seated
from rooftree.web.shell import Place, Shell
from rooftree.work.spaces.queries import spaces_named


def show(
    request: Seated,
    template: str,
    page: Any,
    *,
    current: str = "",
    topics: tuple[str, ...] = (),
    inserts: Sequence[bytes] = (),
) -> HttpResponse:
    """Render a page of a workspace.

    Templates read `page` (the page object), `shell` and, in lists, `sheet_url`, and extend `layout`.

    `current` names the entry of the navigation that is lit; `topics` are what the page listens to;
    `inserts` stand at last where the page printed `HERE`, one after the other.
    """
    in_dialog = request.headers.get("Turbo-Frame") == "modal"
    context = {
        "page": page,
        "shell": shell_of(request, current, topics),
        "refusal": request.refusal,
        "sheet_url": _sheet_url(request),
        "layout": "layouts/frame.html" if in_dialog else "layouts/app.html",
    }
    return HttpResponse(_filled(render_to_string(template, context, request), inserts))


def _filled(printed: str, inserts: Sequence[bytes]) -> bytes:
    if not inserts:
        return printed.encode()
    first, *others = printed.encode().split(HERE.encode())
    filled = (part for pair in zip(inserts, others, strict=True) for part in pair)
    return b"".join((first, *filled))


def _sheet_url(request: Seated) -> str:
    """Return the address under which this page, if it is a list, comes as a file; a format is to follow."""
    given = request.GET.copy()
    given.pop("page", None)
    return f"{request.path}?{given.urlencode()}&format=" if given else f"{request.path}?format="


def unless_unchanged(request: Seated, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer 304 when nothing in the workspace changed since the browser's copy was made.

    The mark covers the log's number, who looks with which rights and preferences, the day and the
    build. A page with messages to show is always made anew.
    """
    has_news = bool(list(messages.get_messages(request)))
    mark = _mark(request)
    if not has_news and request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified(headers={"ETag": mark, "Cache-Control": "private, no-cache"})
    response = make()
    if not has_news and response.status_code == 200:  # noqa: PLR2004
        response.headers["ETag"] = _mark(request)  # the form token may be new since
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _mark(request: Seated) -> str:
    seat, user = request.seat, request.seat.user
    parts = (
        seat.workspace.pk, seat.after, user.pk, int(seat.viewer.role), user.language, user.time_zone,
        user.theme, user.density, user.single_keys, str(user), user.email,
        timezone.localdate(), build_id(), request.get_full_path(),
        request.headers.get("Turbo-Frame", ""), request.META.get("CSRF_COOKIE", ""),
    )  # fmt: skip
    return f'W/"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def shell_of(request: Seated, current: str, topics: tuple[str, ...]) -> Shell:
    """Return what the layout prints around a page."""
    seat = request.seat
    base = f"/w/{seat.workspace.key}"
    return Shell(
        workspace=Place(seat.workspace.key, seat.workspace.name, f"{base}/"),
        person=str(seat.user),
        email=seat.user.email,
        theme=seat.user.theme,
        density=seat.user.density,
        workspaces=_workspaces(request),
        spaces=tuple(
            Place(prefix, name, f"{base}/spaces/{prefix}/board")
            for prefix, name in spaces_named(seat.viewer)
        ),
        current=current,
        findings=open_findings(seat.viewer),
        topics=(*topics, "workspace") if topics else (),
        after=seat.after,
        toasts=tuple(_toasts(request)),
        may_write=seat.viewer.role >= Role.MEMBER,
        may_administer=seat.viewer.role >= Role.ADMIN,
        single_keys=seat.user.single_keys,
    )


def _workspaces(request: Seated) -> tuple[Place, ...]:
    mine = request.seat.workspaces
    return tuple(Place(one.key, one.name, f"/w/{one.key}/") for one in mine)


def _toasts(request: Seated) -> list[Toast]:
    return [
        Toast(message.message, message.level_tag or "success", message.extra_tags)
        for message in messages.get_messages(request)
    ]
