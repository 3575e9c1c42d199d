"""Three versions of a row: as imported last, as it is here, and as the source has it now."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

MISSING = object()


@dataclass(slots=True)
class Merged:
    """Columns to change, columns whose edit here stays, and what counts as imported from now on."""

    changed: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    imported: dict[str, Any] = field(default_factory=dict)


def merged(
    imported: Mapping[str, Any], here: Mapping[str, Any], source: Mapping[str, Any]
) -> Merged:
    """Merge column by column; all values in the log's JSON form.

    What was never imported belongs to the people here. A change at the source comes in where nobody
    changed the column here; where somebody did, it stays, and is listed when the two differ.
    """
    result = Merged(imported=dict(imported))
    for name, new in source.items():
        before = imported.get(name, MISSING)
        if before is MISSING:
            continue
        value = _steady(name, before, new)
        result.imported[name] = value
        if here[name] == value:
            continue
        if here[name] == before:
            result.changed[name] = value
        else:
            result.kept.append(name)
    return result


def _steady(name: str, before: Any, value: Any) -> Any:
    """Return what a source says that tells less today than it did, or something else each time.

    Since when a thing is archived is often not known; the first move into work may have fallen out of
    a history that is cut.
    """
    if name == "archived_at" and before and value:
        return before
    if name == "actual_start" and before and (value is None or before < value):
        return before
    return value


def merged_set(
    imported: AbstractSet[Any], here: AbstractSet[Any], source: AbstractSet[Any]
) -> tuple[frozenset[Any], frozenset[Any]]:
    """Return what to add to and take from a set; what people here added or took stays so."""
    return frozenset(source - imported - here), frozenset((imported - source) & here)
