"""Signs that stand for the kinds of a panel: readable in every language, unlike a word."""

from collections.abc import Mapping

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
