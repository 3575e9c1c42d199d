"""Values of custom fields, once the fields are known."""

# ruff: noqa: ARG001 (the readers of all types share one shape)

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from rooftree.exchange.bundle import Field, FieldType, FieldValue
from rooftree.exchange.formats.rows import Row, day_of, parsed_instant
from rooftree.exchange.formats.trello.draft import Draft

_LARGEST = 30  # digits before the point, and after


def settled_values(draft: Draft) -> tuple[FieldValue, ...]:
    """Read the values that fit their fields; tell of those that do not."""
    values: dict[tuple[str, str], FieldValue] = {}
    for pending in draft.values:
        row = pending.row
        field = draft.fields.get(row.key("idCustomField") or "")
        if field is None:
            row.tell("field_not_in_file", "idCustomField", sample=row.raw("idCustomField"))
            continue
        if (pending.item, field.source_id) in values:
            row.tell("value_repeated", sample=field.name)
            continue
        read = _READERS[field.type](draft, row, field)
        if read is not None:
            value, raw = read
            values[pending.item, field.source_id] = FieldValue(
                source_id=row.source_id,
                item=pending.item,
                field=field.source_id,
                value=value,
                raw=raw,
            )
    return tuple(values.values())


Read = tuple[str | bool, str] | None  # the value and its source, or nothing


def _text(draft: Draft, row: Row, field: Field) -> Read:
    text = row.child("value").text("text")
    if text:
        return text, ""
    row.tell("value_empty", sample=field.name)
    return None


def _number(draft: Draft, row: Row, field: Field) -> Read:
    source = row.child("value").text("number", 200)
    try:
        number = Decimal(source)
    except InvalidOperation:
        return _unreadable(row, source)
    is_sane = number.is_finite() and abs(number.adjusted()) <= _LARGEST
    return (format(number, "f"), source) if is_sane else _unreadable(row, source)


def _date(draft: Draft, row: Row, field: Field) -> Read:
    source = row.child("value").text("date", 200)
    day = day_of(parsed_instant(source), draft.zone)
    return (day.isoformat(), source) if day else _unreadable(row, source)


def _checkbox(draft: Draft, row: Row, field: Field) -> Read:
    source = row.child("value").raw("checked")
    if source in ("true", "false", True, False):
        return source in ("true", True), ""
    return _unreadable(row, source)


def _choice(draft: Draft, row: Row, field: Field) -> Read:
    chosen = row.key("idValue")
    for option in field.options:
        if option.source_id == chosen:
            return option.name, option.source_id
    row.tell("option_not_in_file", "idValue", sample=chosen or field.name)
    return None


def _unreadable(row: Row, source: object) -> Read:
    row.tell("value_unreadable", "value", sample=source)
    return None


_READERS: Mapping[FieldType, Callable[[Draft, Row, Field], Read]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "checkbox": _checkbox,
    "choice": _choice,
}
