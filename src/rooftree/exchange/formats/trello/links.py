"""Attached addresses of other cards on the same board, which say that the two belong together."""

import re
from collections.abc import Iterable

from rooftree.exchange.bundle import Attachment, Link
from rooftree.exchange.formats.trello.draft import Draft

_CARD_ADDRESS = re.compile(r"https?://(?:www\.)?trello\.com/c/(\w{1,32})(?:[/?#]|\Z)")


def settled_links(draft: Draft, attachments: Iterable[Attachment]) -> tuple[Link, ...]:
    """Link cards once per pair, whichever of them holds the address."""
    links: dict[frozenset[str], Link] = {}
    for attachment in attachments:
        found = _CARD_ADDRESS.match(attachment.url)
        other = draft.short_links.get(found[1]) if found else None
        pair = frozenset((attachment.item, other or attachment.item))
        if other is None or len(pair) == 1 or pair in links:
            continue
        draft.ledger.found("links")
        links[pair] = Link(
            source_id=attachment.source_id, source=attachment.item, target=other, kind="relates"
        )
    return tuple(links.values())
