"""What a browser asks for when it opens a stream."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.http import parse_cookie
from django.http.request import split_domain_port, validate_host

_ADDRESS = re.compile(r"/w/(?P<workspace>[^/]+)/live")
_PLACE = re.compile(r"[0-9]{1,18}")
Scope = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LiveRequest:
    """A stream's address and the cookie that came with it."""

    workspace_key: str
    session_key: str
    topics: frozenset[str]
    after: int | None
    method: str
    is_for_this_host: bool


def is_live(path: str) -> bool:
    """Tell whether an address is that of a stream."""
    return _ADDRESS.fullmatch(path) is not None


def read_request(scope: Scope) -> LiveRequest:
    """Read an ASGI scope whose path is that of a stream.

    `Last-Event-ID`, which a browser sends when it comes back, is newer than the address's `after`.
    """
    match = _ADDRESS.fullmatch(scope["path"])
    headers = {name.decode("latin1"): value.decode("latin1") for name, value in scope["headers"]}
    query = parse_qs(scope["query_string"].decode("latin1"))
    place = headers.get("last-event-id") or query.get("after", [""])[-1]
    domain, _port = split_domain_port(headers.get("host", ""))
    return LiveRequest(
        workspace_key=match["workspace"] if match else "",
        session_key=parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME, ""),
        topics=frozenset(query.get("topic", [])),
        after=int(place) if _PLACE.fullmatch(place) else None,
        method=scope["method"],
        is_for_this_host=bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS),
    )
