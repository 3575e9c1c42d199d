"""One entry of a file, read without trust: every value has the type asked for, or a remark says why.

Nothing here raises; what cannot be used reads as absent.
"""

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from urllib.parse import urlsplit

from rooftree.exchange.formats.ledger import Ledger

NAME_LENGTH = 200
TITLE_LENGTH = 500
TEXT_LENGTH = 1_000_000
URL_LENGTH = 4_000
LAST_POSITION = 1e15
_BREAKS = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")


class Row:
    """An entry with its kind, its source id and the place it stands at."""

    __slots__ = ("_data", "_ledger", "kind", "place", "source_id")

    def __init__(
        self, data: Mapping[str, Any], ledger: Ledger, *, kind: str, place: str, source_id: str = ""
    ) -> None:
        self._data = data
        self._ledger = ledger
        self.kind = kind
        self.place = place
        self.source_id = source_id

    def tell(self, code: str, key: str = "", *, sample: Any = "", count: int = 1) -> None:
        """Remark on this entry, or on one of its fields."""
        place = f"{self.place}.{key}" if key else self.place
        self._ledger.tell(
            code, self.kind, thing=self.source_id, place=place, sample=sample, count=count
        )

    def has(self, key: str) -> bool:
        """Tell whether the field is there and says something."""
        return bool(self._data.get(key))

    def raw(self, key: str) -> Any:
        """Give the field as it is."""
        return self._data.get(key)

    def text(self, key: str, length: int = TEXT_LENGTH) -> str:
        """Read text as it stands; empty when absent."""
        value = self._typed(key, str)
        if value is None:
            return ""
        if len(value) > length:
            self.tell("too_long", key, sample=f"{len(value)}: {value[:60]}")
        return str(value[:length])

    def name(self, key: str, length: int = NAME_LENGTH) -> str:
        """Read text of one line, without space around it."""
        value = self._typed(key, str)
        line = _BREAKS.sub(" ", value or "").strip()
        if len(line) > length:
            self.tell("too_long", key, sample=f"{len(line)}: {line[:60]}")
        return line[:length]

    def url(self, key: str) -> str:
        """Read a web address; anything else (`javascript:`, a path) is no address."""
        value = self.text(key, URL_LENGTH).strip()
        return value if is_web_address(value) else ""

    def key(self, key: str) -> str | None:
        """Read another thing's id; None when absent."""
        value = self._typed(key, str)
        return value or None

    def keys(self, key: str) -> tuple[str, ...]:
        """Read a list of ids, each once."""
        values = self._typed(key, list) or []
        bad = [value for value in values if not isinstance(value, str) or not value]
        if bad:
            self.tell("wrong_type", key, sample=bad[0])
        return tuple(dict.fromkeys(value for value in values if isinstance(value, str) and value))

    def flag(self, key: str) -> bool:
        """Read a truth; absent is false."""
        return bool(self._typed(key, bool))

    def whole(self, key: str, limit: int = 2**31) -> int | None:
        """Read a whole number from 0 up to below the limit."""
        value = self._typed(key, int)
        return value if value is not None and 0 <= value < limit else None

    def position(self, key: str = "pos") -> float:
        """Read a sort position; `top`, `bottom` and nonsense go to the ends."""
        value = self._data.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return max(-LAST_POSITION, min(float(value), LAST_POSITION))
        if value == "top":
            return 0.0
        if value not in (None, "bottom"):
            self.tell("bad_position", key, sample=value)
        return LAST_POSITION

    def instant(self, key: str) -> datetime | None:
        """Read a point in time, in UTC; one without a zone is taken as UTC."""
        value = self._typed(key, str)
        if not value:
            return None
        moment = parsed_instant(value)
        if moment is None:
            self.tell("bad_time", key, sample=value)
        return moment

    def child(self, key: str) -> "Row":
        """Read a nested object as a row of the same thing; empty when absent."""
        return self._nested(self._typed(key, dict) or {}, key)

    def children(self, key: str) -> list["Row"]:
        """Read a list of nested objects; other entries are left out."""
        values = self._typed(key, list) or []
        for value in values:
            if not isinstance(value, dict):
                self.tell("wrong_type", key, sample=value)
        return [
            self._nested(value, f"{key}[{index}]")
            for index, value in enumerate(values)
            if isinstance(value, dict)
        ]

    def as_kind(self, kind: str, source_id: str) -> "Row":
        """See the same entry as a thing of its own."""
        return Row(self._data, self._ledger, kind=kind, place=self.place, source_id=source_id)

    def _nested(self, data: Mapping[str, Any], key: str) -> "Row":
        return Row(
            data, self._ledger, kind=self.kind, place=f"{self.place}.{key}",
            source_id=self.source_id,
        )  # fmt: skip

    def _typed(self, key: str, wanted: type) -> Any:
        value = self._data.get(key)
        if value is None or (isinstance(value, wanted) and _is_honest(value, wanted)):
            return value
        self.tell("wrong_type", key, sample=value)
        return None


def _is_honest(value: Any, wanted: type) -> bool:
    return wanted is bool or not isinstance(value, bool)  # True is an int to Python, not to people


def is_web_address(value: str) -> bool:
    """Tell whether this is an http or https address."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def parsed_instant(value: str) -> datetime | None:
    """Read an ISO 8601 date or time into UTC; None when it is none or out of range."""
    try:
        moment = datetime.fromisoformat(value.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day_of(moment: datetime | None, zone: tzinfo) -> date | None:
    """Give the day on which a moment falls in a zone."""
    if moment is None:
        return None
    try:
        return moment.astimezone(zone).date()
    except (ValueError, OverflowError):
        return moment.date()
