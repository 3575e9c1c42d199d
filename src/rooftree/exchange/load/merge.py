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
        value = before if _is_vague(name, before, source) else new
        result.imported[name] = value
        if here[name] == value:
            continue
        if here[name] == before:
            result.changed[name] = value
        else:
            result.kept.append(name)
    return result


def _is_vague(name: str, before: Any, source: Mapping[str, Any]) -> bool:
    """Tell whether a source tells less of something today than it did, or something else each time.

    Since when a thing is archived is often not known, nor when a release without a date came out; the
    first move into work may have fallen out of a history that is cut.
    """
    value = source[name]
    if name == "archived_at":
        return bool(before and value)
    if name == "released_on":
        return bool(before and value and not source.get("target"))
    return name == "actual_start" and bool(before) and (value is None or before < value)


def merged_set(
    imported: AbstractSet[Any], here: AbstractSet[Any], source: AbstractSet[Any]
) -> tuple[frozenset[Any], frozenset[Any]]:
    """Return what to add to and take from a set; what people here added or took stays so."""
    return frozenset(source - imported - here), frozenset((imported - source) & here)
