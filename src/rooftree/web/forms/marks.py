"""Which fields of a form somebody changed.

Beside each field a form carries a mark of what it showed. Only what differs from its mark is written,
so that two people who edit different fields of one thing do not undo each other.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

PREFIX = "was_"


def mark_of(text: str) -> str:
    """Return a short mark of a text; line ends and surrounding space do not matter."""
    plain = "\n".join(text.splitlines()).strip()
    return sha256(plain.encode(errors="replace")).hexdigest()[:16]


def is_changed(values: Mapping[str, str], name: str) -> bool:
    """Tell whether a field differs from what the form showed; without a mark it does."""
    mark = values.get(PREFIX + name)
    return mark is None or mark_of(values.get(name, "")) != mark


def changed(values: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """Return those of the fields that the sender changed."""
    return [name for name in names if is_changed(values, name)]
