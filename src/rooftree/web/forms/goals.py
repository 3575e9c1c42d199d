"""What comes in about goals and key results."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import RuleBroken
from rooftree.product.goals.queries import goal_by_id
from rooftree.web.forms.values import Values, day, person, whole


def goal_values(values: Values, viewer: Viewer) -> dict[str, Any]:
    """Return the columns of a goal; raises RuleBroken naming the field."""
    start, finish = day(values, "period_start"), day(values, "period_finish")
    for name, found in (("period_start", start), ("period_finish", finish)):
        if found is None:
            raise RuleBroken(_("Say when the goal's period begins and ends."), field=name)
    parent = whole(values, "parent")
    return {
        "objective": values.get("objective", ""),
        "description": values.get("description", ""),
        "owner": person(values, "owner", viewer),
        "parent": goal_by_id(viewer, parent) if parent else None,
        "period_start": start,
        "period_finish": finish,
    }


def key_result_values(values: Values) -> dict[str, Any]:
    """Return the columns of a key result; raises RuleBroken naming the field."""
    return {
        "name": values.get("name", ""),
        "measured_in": values.get("measured_in", ""),
        "baseline": figure(values, "baseline"),
        "target": figure(values, "target"),
        "cadence_days": whole(values, "cadence_days") or 7,
    }


def figure(values: Values, name: str) -> Decimal:
    """Return a number written with a point or a comma; raises RuleBroken naming the field."""
    text = values.get(name, "").strip().replace(" ", "").replace(",", ".")
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise RuleBroken(_("Write a number, such as 12.5."), field=name)
    return found
