"""How Jira writes single values: people, names, moments; and values in the wrappings of old versions."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any

from rooftree.exchange.formats.jira.issue import User
from rooftree.exchange.formats.rows import day_of, parsed_instant

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WRAPPED = frozenset(("name", "value", "id", "type", "valueRendered"))
_NOBODY = "Anonymous"
_MILLISECONDS = 1000
MOST_FIGURES = 40
_SECONDS = re.compile(r"\d{1,12}")
CUSTOM = "customfield_"


def wrapping(value: Any) -> Mapping[str, Any] | None:
    """Return what is wrapped around a value, as old Jira (`type`) and Perceval (`id`) write fields."""
    if not isinstance(value, dict) or "name" not in value or not _WRAPPED.issuperset(value):
        return None
    is_of_old_jira = isinstance(value.get("type"), str)
    is_collected = "value" in value and str(value.get("id")).startswith(CUSTOM)
    return value if is_of_old_jira or is_collected else None


def bare(value: Any) -> Any:
    """Return a field's value without what may be wrapped around it."""
    wrapped = wrapping(value)
    return value if wrapped is None else wrapped.get("value")


def user_of(value: Any) -> User | None:
    """Read somebody; None for nobody, and for what names nobody."""
    if isinstance(value, str) and value:
        return User(id=value)
    if not isinstance(value, dict):
        return None
    account, key, name = (text_of(value, one) for one in ("accountId", "key", "name"))
    shown = text_of(value, "displayName")
    if not (account or key or name or shown) or (name == _NOBODY and len(value) == 1):
        return None
    return User(
        id=account or key or name or shown,
        name=shown,
        username=name,
        email=text_of(value, "emailAddress"),
        is_active=value.get("active") is not False,
    )


def text_of(value: Any, key: str) -> str:
    """Return a text of an object; a number as it is written, empty for everything else."""
    found = value.get(key) if isinstance(value, dict) else None
    if isinstance(found, str):
        return found
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


def moment_of(value: Any) -> datetime | None:
    """Read a point in time: text of ISO 8601, or milliseconds since 1970."""
    if isinstance(value, str):
        return parsed_instant(value)
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value / _MILLISECONDS, UTC)
        except (ValueError, OverflowError, OSError):
            return None
    return None


def day_of_text(value: Any, zone: tzinfo) -> date | None:
    """Read a day; of a point in time written with its own midnight, the day that is written."""
    if not isinstance(value, str):
        return None
    if _DAY.fullmatch(value[:10]) and (len(value) == 10 or "T00:00:00" in value):  # noqa: PLR2004
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return day_of(parsed_instant(value), zone)


def seconds_of(value: Any) -> int | None:
    """Read a number of seconds."""
    if isinstance(value, str) and _SECONDS.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2**40:
        return None
    return int(value)


def number_of(value: Any) -> Decimal | None:
    """Read a number, also one that is written as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value)[:MOST_FIGURES].strip())
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() and abs(number.adjusted()) < MOST_FIGURES else None
