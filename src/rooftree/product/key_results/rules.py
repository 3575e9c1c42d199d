"""Rules that key results keep: a name, exact numbers that fit, a target other than the baseline."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.amounts import checked_number
from rooftree.accounts.texts import checked_line
from rooftree.errors import RuleBroken
from rooftree.product.key_results.models import DECIMALS, WHOLE_DIGITS, KeyResult

LONGEST_UNIT = 40
LONGEST_CADENCE_DAYS = 366


def number(value: Any, *, field: str) -> Decimal:
    """Return a number as it is stored, exact to four decimals; raises RuleBroken for anything else."""
    return checked_number(value, field=field, whole_digits=WHOLE_DIGITS, decimals=DECIMALS)


def checked(key_result: KeyResult, new: dict[str, Any]) -> dict[str, Any]:
    """Return the new values of a key result, texts trimmed and numbers exact; raises RuleBroken."""
    if "name" in new:
        empty = _("Say what is measured.")
        new["name"] = checked_line(new["name"], field="name", empty=empty)
    if "measured_in" in new:
        unit = new.pop("measured_in")
        new["unit"] = checked_line(unit, field="measured_in", longest=LONGEST_UNIT)
    for name in new.keys() & {"baseline", "target"}:
        new[name] = number(new[name], field=name)
    if new.get("baseline", key_result.baseline) == new.get("target", key_result.target):
        raise RuleBroken(_("A target differs from where the metric stands now."), field="target")
    if not 1 <= new.get("cadence_days", 1) <= LONGEST_CADENCE_DAYS:
        raise RuleBroken(_("A metric is measured every 1 to 366 days."), field="cadence_days")
    return new
