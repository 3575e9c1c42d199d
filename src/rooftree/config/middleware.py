"""What every answer carries and every request is given, whichever page it is."""

from collections.abc import Callable
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone, translation

from rooftree.web.assets import TURBO_STYLE_SOURCE, import_map_source
from rooftree.web.reader import printing

Handler = Callable[[HttpRequest], HttpResponseBase]


def content_policy(get_response: Handler) -> Handler:
    """Let pages load our own scripts and styles only.

    The one inline script, the import map, is allowed by its hash: a nonce would differ at each
    answer and so forbid "304 not modified".
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _policy())
        return response

    return middleware


@cache
def _policy() -> str:
    sources = {
        "default-src": "'self'",
        "script-src": f"'self' {import_map_source()}",
        "img-src": "'self' data:",
        "style-src": f"'self' {TURBO_STYLE_SOURCE}",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in sources.items())


def language_and_zone(get_response: Handler) -> Handler:
    """Speak the reader's language and show times in the reader's zone."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if not user.is_authenticated:
            with translation.override(translation.get_language_from_request(request)), printing():
                return get_response(request)
        zone = _zone(user.time_zone)
        with translation.override(user.language), timezone.override(zone), printing():
            return get_response(request)

    return middleware


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, ZoneInfoNotFoundError):
        return ZoneInfo("UTC")
