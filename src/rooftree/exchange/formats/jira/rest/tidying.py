"""Values as they are kept until the second walk: without what nobody needs, and with bounded texts."""

from decimal import Decimal
from typing import Any

from rooftree.exchange.formats.jira.texts import Mentions
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.rows import TEXT_LENGTH

LONGEST = (
    4 * TEXT_LENGTH
)  # the readers of single texts cut, and tell, what is longer than can be kept
LARGEST = Decimal("1e300")
_NEEDLESS = frozenset(
    {"avatarUrls", "editmeta", "iconUrl", "operations", "renderedBody", "renderedFields", "transitions"}
)  # fmt: skip


def tidied(value: Any, mentions: Mentions, ledger: Ledger) -> Any:
    """Return a value without what is needless; the people in it are noted."""
    if isinstance(value, dict):
        if "displayName" in value:
            mentions.meet(value)
        return {
            key: tidied(inside, mentions, ledger)
            for key, inside in value.items()
            if key not in _NEEDLESS
        }
    if isinstance(value, list):
        return [tidied(inside, mentions, ledger) for inside in value]
    if isinstance(value, Decimal):
        return float(value) if abs(value) < LARGEST else None
    if isinstance(value, str) and len(value) > LONGEST:
        ledger.mention("too_long", "text", sample=f"{len(value)}: {value[:60]}")
        return value[:LONGEST]
    return value
