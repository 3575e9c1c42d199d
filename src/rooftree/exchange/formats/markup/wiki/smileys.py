"""Jira's small pictures, as the signs that every system has."""

import re
from collections.abc import Mapping

SMILEYS: Mapping[str, str] = {
    ":)": "🙂",
    ":(": "🙁",
    ":P": "😛",
    ":D": "😀",
    ";)": "😉",
    "(y)": "👍",
    "(n)": "👎",
    "(i)": "ℹ️",
    "(/)": "✅",
    "(x)": "❌",
    "(!)": "⚠️",
    "(+)": "➕",
    "(-)": "➖",
    "(?)": "❓",
    "(on)": "💡",
    "(off)": "🌑",
    "(*)": "⭐",
    "(*r)": "⭐",
    "(*g)": "⭐",
    "(*b)": "⭐",
    "(*y)": "⭐",
    "(flag)": "🚩",
    "(flagoff)": "🏳️",
}
PATTERN = "|".join(re.escape(one) for one in sorted(SMILEYS, key=len, reverse=True))
