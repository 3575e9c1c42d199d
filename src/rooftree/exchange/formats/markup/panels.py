"""Signs before a block that tell its kind: readable in every language, unlike a word."""

from collections.abc import Mapping

from rooftree.exchange.formats.markup.document import Block, Paragraph, Run

_SIGNS: Mapping[str, str] = {
    "info": "ℹ️",
    "note": "📝",
    "tip": "💡",
    "success": "✅",
    "warning": "⚠️",
    "error": "⛔",
}


def panel_sign(kind: str) -> str:
    """Give the sign of a kind of panel, "" for a plain one."""
    return _SIGNS.get(kind.lower(), "")


def led(sign: str, blocks: list[Block]) -> list[Block]:
    """Put a sign, if there is one, before the first words of blocks."""
    if not sign:
        return blocks
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return [Paragraph([Run(f"{sign} "), *first.inlines]), *blocks[1:]]
    return [Paragraph([Run(sign)]), *blocks]
