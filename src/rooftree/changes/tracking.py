"""Which tables the log can rebuild, and how their values are written down as JSON."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

type_names: dict[str, "Tracked"] = {}


@dataclass(frozen=True, slots=True)
class Tracked:
    """One table in the log: its model, the columns written down, and those that are private."""

    model: type[models.Model]
    fields: dict[str, "models.Field[Any, Any]"]
    private: frozenset[str]

    @property
    def name(self) -> str:
        """Return the table's name in the log, such as "work.item"."""
        return type_name(self.model)


def track(
    model: type[models.Model], *, private: tuple[str, ...] = (), derived: tuple[str, ...] = ()
) -> None:
    """Let the log follow a model: all its columns but the derived ones; texts of people are private.

    A column may become private later: older entries keep what they say, and are read as before.
    """
    fields = {
        field.attname: field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in derived
    }
    unknown = (set(private) | set(derived)) - {f.attname for f in model._meta.concrete_fields}
    if unknown:
        raise TypeError(f"{model.__name__} has no column {', '.join(sorted(unknown))}.")
    type_names[type_name(model)] = Tracked(model, fields, frozenset(private))


def type_name(model: type[models.Model] | models.Model) -> str:
    """Return "app.model", the word for a kind of row in log and topics."""
    return str(model._meta.label_lower)


def tracked(model: type[models.Model] | models.Model) -> Tracked:
    """Return how a model is followed; raises TypeError for one that is not."""
    try:
        return type_names[type_name(model)]
    except KeyError:
        raise TypeError(f"The log does not follow {model._meta.label}; call track().") from None


def to_json(value: Any) -> Any:
    """Write a column's value so that JSON keeps it exactly."""
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"  # one way to write it, however many places a column has
    if isinstance(value, models.fields.files.FieldFile):
        return value.name
    raise TypeError(f"A {type(value).__name__} cannot be written into the log.")


def from_json(field: "models.Field[Any, Any]", value: Any) -> Any:
    """Read a value back into the column's own type."""
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.ForeignKey):
        return value
    return field.to_python(value)
