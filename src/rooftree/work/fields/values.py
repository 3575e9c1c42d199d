"""What a field of each type holds, as it is stored and as it is read."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation, localcontext
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_text
from rooftree.errors import RuleBroken
from rooftree.work.fields.models import Field, FieldType

LARGEST_NUMBER = Decimal(10) ** 20
SMALLEST_STEP = Decimal(10) ** -10


def checked_value(field: Field, value: Any) -> Any:
    """Return a value as the field stores it, None for an empty one.

    Raises RuleBroken with the field's form name (`field_<id>`) for a value of another type.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return _CHECKS[FieldType(field.type)](field, value)


def readable_value(field: Field, value: Any) -> str:
    """Return a stored value as people read it."""
    if field.type == FieldType.CHECKBOX:
        return _("yes") if value else _("no")
    return str(value)


def form_name(field: Field) -> str:
    """Return how forms and refusals name a field."""
    return f"field_{field.pk}"


def _text(field: Field, value: Any) -> str:
    return checked_text(str(value), field=form_name(field), empty="")


def _number(field: Field, value: Any) -> str:
    if isinstance(value, bool):
        raise _refused(field, _("{field} is a number."))
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        raise _refused(field, _("{field} is a number.")) from None
    if not number.is_finite() or abs(number) > LARGEST_NUMBER:
        raise _refused(field, _("{field} is a number of at most 20 digits."))
    with localcontext(prec=50):
        rounded = number.quantize(SMALLEST_STEP).normalize()
    return f"{rounded or abs(rounded):f}"


def _date(field: Field, value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        raise _refused(field, _("{field} is a day such as 2030-01-31.")) from None


def _checkbox(field: Field, value: Any) -> bool | None:
    known = {True: True, False: None, "true": True, "on": True, "yes": True, "1": True}
    known |= {"false": None, "off": None, "no": None, "0": None}
    word = value.strip().lower() if isinstance(value, str) else value
    if not isinstance(word, bool | str) or word not in known:
        raise _refused(field, _("{field} is yes or no."))
    return known[word]


def _choice(field: Field, value: Any) -> str:
    if value not in field.options:
        raise _refused(field, _("{field} is one of the options in its list."))
    return str(value)


def _refused(field: Field, message: str) -> RuleBroken:
    return RuleBroken(message.format(field=field.name), field=form_name(field))


_CHECKS: dict[FieldType, Callable[[Field, Any], Any]] = {
    FieldType.TEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.DATE: _date,
    FieldType.CHECKBOX: _checkbox,
    FieldType.CHOICE: _choice,
}
