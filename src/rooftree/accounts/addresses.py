"""Addresses of the web that people write down."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line
from rooftree.errors import RuleBroken

LONGEST_URL = 2000
# Control characters, and those that turn the direction of writing: "gpj.exe" shall not read "exe.jpg".
UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def checked_url(url: str, *, field: str) -> str:
    """Return an address that a browser may open; raises RuleBroken for anything but http and https."""
    url = url.strip()
    refusal = RuleBroken(_("An address starts with http:// or https://."), field=field)
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        raise refusal from None
    if parts.scheme not in {"http", "https"} or not host or UNSPEAKABLE.search(url) or " " in url:
        raise refusal
    return checked_line(url, field=field, longest=LONGEST_URL)
