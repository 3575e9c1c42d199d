"""Numbers and sums of money as people write them, exact as they are stored."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken

LETTERS_OF_A_CURRENCY = 3


def checked_number(value: Any, *, field: str, whole_digits: int, decimals: int) -> Decimal:
    """Return a number rounded to some decimals; raises RuleBroken for what is none or does not fit."""
    try:
        exact = Decimal(str(value).strip())
    except InvalidOperation:
        raise RuleBroken(_("Write a number, such as 12.5."), field=field) from None
    if not exact.is_finite() or abs(exact) >= 10**whole_digits:
        raise RuleBroken(_("This number is too large."), field=field)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals))
    if abs(rounded) >= 10**whole_digits:
        raise RuleBroken(_("This number is too large."), field=field)
    return rounded or abs(rounded)  # no negative zero


def checked_amount(value: Any, *, field: str, whole_digits: int, decimals: int) -> Decimal | None:
    """Return a number that is not negative, as `checked_number` does; None stays None."""
    if value is None:
        return None
    number = checked_number(value, field=field, whole_digits=whole_digits, decimals=decimals)
    if number < 0:
        raise RuleBroken(_("Write 0 or more."), field=field)
    return number


def checked_currency(text: str, *, field: str) -> str:
    """Return a currency's three capitals, such as EUR, or nothing; raises RuleBroken for anything else."""
    code = text.strip().upper()
    if code and not (len(code) == LETTERS_OF_A_CURRENCY and code.isascii() and code.isalpha()):
        raise RuleBroken(_("Write a currency as three letters, such as EUR."), field=field)
    return code
