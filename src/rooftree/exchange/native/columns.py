"""Values of columns as JSON, and back; what comes in is looked at before it is believed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import (
    DecimalValidator,
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models

from rooftree.changes.tracking import to_json
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.wording import N_
from rooftree.exchange.native.tables import Columns

MOST_ID = 10**12
"""No table has so many rows. A larger id would use up the numbers of those who come later."""

SIZES = (DecimalValidator, MaxLengthValidator, MaxValueValidator, MinValueValidator)
"""What a database may refuse. Rules about what a value says are none of an import's business."""


class Misfit(ValueError):
    """A value is not of its column's kind; says what was expected."""


def written(field: "models.Field[Any, Any]", value: Any) -> Any:
    """Return a stored value in JSON form."""
    return value if isinstance(field, models.JSONField) else to_json(value)


def read_columns(columns: Columns, told: Mapping[str, Any], *, place: str) -> dict[str, Any]:
    """Return the values of a row; raises FormatError for one that does not fit its column.

    A column that the file does not know, being older, gets its default.
    """
    unknown = told.keys() - columns.keys()
    if unknown:
        raise FormatError(
            N_("There is no such column here; a newer Rooftree may have made this file."),
            place=f"{place}, {min(unknown)[:60]}",
        )
    values: dict[str, Any] = {}
    for name, field in columns.items():
        try:
            values[name] = read_value(field, told[name]) if name in told else _default(field)
        except (ValueError, ArithmeticError, ValidationError) as fault:
            raise FormatError(
                N_("This value does not fit its column."),
                place=f"{place}, {name}",
                cause=" ".join(getattr(fault, "messages", None) or [str(fault)])[:200],
            ) from None
    return values


def read_value(field: "models.Field[Any, Any]", value: Any) -> Any:
    """Return a value in the column's own type; raises Misfit, ValueError or ValidationError."""
    if value is None:
        if not field.null:
            raise Misfit("expected a value")
        return None
    how = _how(field)
    read = how.read(value)
    for check in how.checks:
        check(read)
    if how.choices is not None and read not in how.choices:
        raise Misfit("expected one of the choices")
    return read


def read_id(value: Any) -> int:
    """Return an id; raises Misfit."""
    if type(value) is not int or not 1 <= value <= MOST_ID:
        raise Misfit("expected an id")
    return value


@dataclass(frozen=True, slots=True)
class _How:
    """How the values of a column are read."""

    read: Callable[[Any], Any]
    checks: tuple[Callable[[Any], None], ...]
    choices: frozenset[Any] | None


@cache
def _how(field: "models.Field[Any, Any]") -> _How:
    read = next((read for kind, read in READERS if isinstance(field, kind)), None)
    if read is None:
        raise TypeError(f"An export cannot hold a {type(field).__name__}.")
    choices = frozenset({"", *(value for value, _name in field.flatchoices)})
    return _How(
        read,
        tuple(one for one in field.validators if isinstance(one, SIZES)),
        choices if field.choices else None,
    )


def _default(field: "models.Field[Any, Any]") -> Any:
    if not field.has_default() and not field.null:
        raise Misfit("expected a value")
    return field.get_default()


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Misfit("expected true or false")
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise Misfit("expected a whole number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Misfit("expected a text")
    return value


def _decimal(value: Any) -> Decimal:
    return Decimal(_text(value))


def _instant(value: Any) -> datetime:
    at = datetime.fromisoformat(_text(value))
    if at.tzinfo is None:
        raise Misfit("expected an instant with its zone")
    return at.astimezone(UTC)


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value))


def _as_it_is(value: Any) -> Any:
    return value


READERS: tuple[tuple[type["models.Field[Any, Any]"], Callable[[Any], Any]], ...] = (
    (models.JSONField, _as_it_is),
    (models.ForeignKey, read_id),
    (models.BooleanField, _truth),
    (models.IntegerField, _number),
    (models.DecimalField, _decimal),
    (models.DateTimeField, _instant),
    (models.DateField, _day),
    (models.CharField, _text),
    (models.TextField, _text),
)
"""How the JSON of each kind of column is read, the more special kinds first."""
