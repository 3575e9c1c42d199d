"""Trello's Markdown. It stays as it is but for cards that it draws in place of links."""

import re

from rooftree.exchange.bundle import Text

_SMART_LINK = re.compile(
    r'\[(?P<text>[^\[\]\n]{0,2000})\]\((?P<url>[^\s()\[\]]{1,2000}) "\u200c?smartCard-\w{1,20}"\)'
)


def text_of(source: str) -> Text:
    """Turn smart links into plain ones; keeps the source beside when anything changed."""
    if "smartCard-" not in source:
        return Text(markdown=source)
    plain = _SMART_LINK.sub(_plain_link, source)
    return Text(markdown=plain, raw=source if plain != source else None)


def _plain_link(found: re.Match[str]) -> str:
    text, url = found["text"], found["url"]
    return f"<{url}>" if text in ("", url) else f"[{text}]({url})"
