"""Attachments that stayed at the tool they come from, fetched with a token that somebody gave for it.

The token goes to one site and nowhere else: a file may name any address, and an answer may lead on to any.
"""

import base64
import time
import urllib.error
import urllib.request
from dataclasses import replace
from http.client import HTTPMessage
from typing import IO, Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.exchange.bundle import Bundle
from rooftree.exchange.report import Tally

PATIENCE_SECONDS = 30
TRIES = 4
LONGEST_PAUSE_SECONDS = 60
TOO_MANY, UNAVAILABLE = 429, 503
STAYS = "file_stays"
"""The code by which all readers tell that a file stays at the tool."""
PAGE_TYPES = ("text/html", "application/xhtml+xml")


class Fetcher:
    """Opens addresses of one site; `site` is its address, `system` says how it wants the token."""

    def __init__(self, site: str, token: str, system: str) -> None:
        parts = urlsplit(site)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise RuleBroken(
                _("A site is an address such as https://acme.example.com."), field="site"
            )
        self._origin = (parts.scheme, parts.netloc.lower())
        self._headers = {"Authorization": _authorization(token.strip(), system)}
        self._opener = urllib.request.build_opener(_TokenStaysHome(self._is_home))

    def is_home(self, address: str) -> bool:
        """Tell whether an address is one of the site."""
        return self._is_home(address)

    def open(self, address: str) -> IO[bytes]:
        """Return what lies at an address of the site; raises RuleBroken with the reason when nothing does.

        A site that asks for patience gets it, a few times.
        """
        for left in reversed(range(TRIES)):
            try:
                return self._opened(address)
            except urllib.error.HTTPError as refusal:
                refusal.close()
                if refusal.code not in {TOO_MANY, UNAVAILABLE} or not left:
                    raise RuleBroken(_refused(refusal.code)) from None
                time.sleep(_pause(refusal.headers.get("Retry-After")))
            except OSError as failure:
                reason = getattr(failure, "reason", failure)
                raise RuleBroken(
                    _("The site did not answer: {reason}.").format(reason=reason)
                ) from None
        raise RuleBroken(_refused(TOO_MANY))

    def _opened(self, address: str) -> IO[bytes]:
        request = urllib.request.Request(address, headers=dict(self._headers))  # noqa: S310 - of the site
        answer: IO[bytes] = self._opener.open(request, timeout=PATIENCE_SECONDS)
        kind = getattr(answer, "headers", {}).get("Content-Type", "")
        if kind.startswith(PAGE_TYPES) and not address.lower().endswith((".html", ".htm")):
            answer.close()
            raise RuleBroken(_("The site answered with a page instead of the file."))
        return answer

    def _is_home(self, address: str) -> bool:
        parts = urlsplit(address)
        return (parts.scheme, parts.netloc.lower()) == self._origin


class _TokenStaysHome(urllib.request.HTTPRedirectHandler):
    """Follows where an answer leads, and leaves the token behind on the way out."""

    def __init__(self, is_home: Any) -> None:
        self._is_home = is_home

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the next request."""
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following is not None and not self._is_home(newurl):
            following.remove_header("Authorization")
        return following


def with_files_fetched(bundle: Bundle) -> Bundle:
    """Return a bundle without its reader's remark that files stay where they are."""
    stays = [one for one in bundle.remarks if one.code == STAYS]
    attachments = bundle.tallies.get("attachments", Tally())
    told = sum(one.count for one in stays)
    attachments = replace(attachments, degraded=max(0, attachments.degraded - told))
    return replace(
        bundle,
        remarks=tuple(one for one in bundle.remarks if one.code != STAYS),
        tallies={**bundle.tallies, "attachments": attachments},
    )


def _authorization(token: str, system: str) -> str:
    if not token:
        raise RuleBroken(_("The file with the token is empty."), field="token")
    name, colon, secret = token.partition(":")
    if system == "trello":
        return f'OAuth oauth_consumer_key="{name}", oauth_token="{secret}"'
    if colon:
        return f"Basic {base64.b64encode(token.encode()).decode()}"
    return f"Bearer {token}"


def _refused(code: int) -> str:
    return _("The site refused it: {code}.").format(code=code)


def _pause(asked: str | None) -> float:
    said = asked or ""
    seconds = float(said) if said.isdecimal() else 1.0
    return min(seconds, LONGEST_PAUSE_SECONDS)
