"""Values of custom fields, by the schema where it is told and by what the value looks like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from decimal import Decimal
from typing import Any

from rooftree.exchange.bundle import FieldType
from rooftree.exchange.formats.jira.issue import CustomValue
from rooftree.exchange.formats.jira.rest.fieldbook import RANK, KnownField, is_sprint
from rooftree.exchange.formats.jira.rest.shapes import day_of_text, number_of, text_of
from rooftree.exchange.formats.jira.texts import is_document, plain_text
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.rows import day_of, parsed_instant

BETWEEN = " → "
_NAMES = ("displayName", "value", "name", "label", "key", "title")
_TOOLS = ("{", "com.atlassian.", "com.pyxis.")
_DAYS = ("date", "datetime")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?")
_IN_STATUS = "_*:*_"
Said = tuple[FieldType, str | bool]


@dataclass(frozen=True, slots=True)
class CustomReader:
    """Reads values; what nobody can read outside of Jira is told and left out."""

    ledger: Ledger
    zone: tzinfo

    def read(self, known: KnownField, value: Any, place: str) -> CustomValue | None:
        """Read a value of a field; None when it says nothing, or nothing that can be kept."""
        if value in (None, "", [], {}):
            return None
        said = self._said(known, value)
        if said is None:
            self.ledger.mention(
                "custom_value_not_kept", "field_values", place=place, sample=known.name or known.id
            )
            return None
        raw = value if said[0] == "date" and isinstance(value, str) else ""
        own = text_of(value, "id") if said[0] == "choice" else ""
        return CustomValue(
            name=known.name or known.id,
            type=said[0],
            value=said[1],
            id=known.id,
            raw=own or ("" if raw == said[1] else raw),
        )

    def _said(self, known: KnownField, value: Any) -> Said | None:
        if isinstance(value, bool):
            return "checkbox", value
        if isinstance(value, int | float):
            return ("text" if known.type == "string" else "number"), in_figures(number_of(value))
        if isinstance(value, str):
            return self._text(known, value)
        if isinstance(value, dict) and is_option(value):
            return "choice", chosen(value)
        shown = shown_value(value)
        return ("text", shown) if shown else None

    def _text(self, known: KnownField, value: str) -> Said | None:
        if known.type == "number" and number_of(value) is not None:
            return "number", in_figures(number_of(value))
        if known.type in _DAYS or (not known.type and _DAY.fullmatch(value)):
            moment = parsed_instant(value) if known.type != "date" and "T" in value else None
            day = day_of(moment, self.zone) or day_of_text(value, self.zone)
            return ("date", day.isoformat()) if day else ("text", value)
        if known.type == "option":
            return "choice", value
        is_tools = value.startswith(_TOOLS) or RANK.fullmatch(value) or _IN_STATUS in value
        return None if is_tools and not known.is_named else ("text", value)


def in_figures(number: Decimal | None) -> str:
    """Write a number in figures, never with an exponent."""
    return "" if number is None else format(number, "f")


def is_option(value: Mapping[str, Any]) -> bool:
    """Tell whether this is a choice of a field."""
    return isinstance(value.get("value"), str) and not is_sprint(value)


def chosen(option: Mapping[str, Any]) -> str:
    """Return what was chosen; of a choice within a choice, both."""
    below = option.get("child")
    above = text_of(option, "value")
    return f"{above}{BETWEEN}{chosen(below)}" if isinstance(below, dict) and below else above


def shown_value(value: Any) -> str:
    """Return what an object shows of itself, of a list what its entries show; empty for nothing."""
    if isinstance(value, list):
        return ", ".join(shown for one in value if (shown := shown_value(one)))
    if isinstance(value, dict):
        return _shown_object(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return in_figures(number_of(value))
    return value if isinstance(value, str) else ""


def _shown_object(value: Mapping[str, Any]) -> str:
    if is_document(value):
        return plain_text(value)
    if is_option(value):
        return chosen(value)
    return next((shown for key in _NAMES if (shown := text_of(value, key))), "")
