"""Which rows of a run stay when it is taken back: those edited since, those that others lean on, and
what these need."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from django.db import models

from rooftree.changes.tracking import type_name, type_names
from rooftree.exchange.records.store import in_batches
from rooftree.exchange.reverting.footprint import Footprint, Spot, as_they_are, differs

Reason = Literal["edited", "built-upon", "needed"]
MADE_BY_MACHINES = frozenset({"alignment.finding"})
ITEM, SPACE, PERSON = "work.item", "work.space", "people.person"
WHOLE: Mapping[str, tuple[str, ...]] = {
    ITEM: ("item_id",),
    "work.checklist": ("checklist_id",),
}
"""A kept row of such a table keeps all rows of the run that name it in these columns."""


def kept_rows(footprint: Footprint, *, everything: bool) -> dict[Spot, Reason]:
    """Return the rows that stay, and why. Somebody who has an account stays in any case."""
    reasons: dict[Spot, Reason] = {}
    for spot, row in as_they_are(footprint.made):
        has_account = spot[0] == PERSON and getattr(row, "user_id") is not None  # noqa: B009 - any model
        if has_account or (not everything and differs(row, spot[0], footprint.made[spot])):
            reasons[spot] = "edited"
    if not everything:
        for lean in leaning(footprint):
            reasons.setdefault(lean.on, "built-upon")
    return _with_needed(footprint, reasons)


class Lean(NamedTuple):
    """A row of others refers to one that the run made; `is_firm`: that one cannot go before it."""

    row: Spot
    on: Spot
    is_firm: bool


def leaning(footprint: Footprint) -> Iterator[Lean]:
    """Yield each reference from rows of others to rows of the run."""
    made: defaultdict[str, list[int]] = defaultdict(list)
    for table, pk in footprint.made:
        made[table].append(pk)
    for how in type_names.values():
        if how.name in MADE_BY_MACHINES:
            continue
        for name, column in how.fields.items():
            target = _target(column)
            for some in in_batches(made.get(target, ())):
                rows = how.model._base_manager.filter(**{f"{name}__in": some})
                for pk, referred in rows.values_list("pk", name):
                    if (how.name, pk) not in footprint.made:
                        yield Lean((how.name, pk), (target, referred), _is_firm(column))


def _with_needed(footprint: Footprint, reasons: dict[Spot, Reason]) -> dict[Spot, Reason]:
    parts = _parts(footprint)
    queue = list(reasons)
    while queue:
        spot = queue.pop()
        needed = [*_named_by(spot, footprint.made[spot]), *parts.get(spot, ())]
        for other in needed:
            if other in footprint.made and other not in reasons:
                reasons[other] = "needed"
                queue.append(other)
    return reasons


def _parts(footprint: Footprint) -> Mapping[Spot, list[Spot]]:
    """Return {row: rows that belong to it}; a space's statuses do, or it would have no workflow."""
    parts: defaultdict[Spot, list[Spot]] = defaultdict(list)
    for spot, values in footprint.made.items():
        for table, columns in WHOLE.items():
            for column in columns:
                if values.get(column) is not None:
                    parts[table, values[column]].append(spot)
        if spot[0] == "work.status":
            parts[SPACE, values["space_id"]].append(spot)
    return parts


def _named_by(spot: Spot, values: dict[str, Any]) -> Iterable[Spot]:
    for name, column in type_names[spot[0]].fields.items():
        target = _target(column)
        if target and values.get(name) is not None:
            yield target, values[name]


def _target(column: "models.Field[Any, Any]") -> str:
    if not isinstance(column, models.ForeignKey):
        return ""
    target: Any = column.remote_field.model
    return type_name(target)


def _is_firm(column: "models.Field[Any, Any]") -> bool:
    return column.remote_field is not None and column.remote_field.on_delete is models.PROTECT
