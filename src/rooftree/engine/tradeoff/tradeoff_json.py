"""Trade-offs as JSON: a choice and a plan in their own forms, and what stands between them."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from rooftree.engine.amounts import is_name
from rooftree.engine.faults import ProblemError
from rooftree.engine.problem import Problem
from rooftree.engine.release.problem import ReleaseProblem

FIELDS = {"choice", "plan", "work", "changes", "wish"}
CHANGE = {"key", "cost", "capacities", "calendars"}
WISH = {"finish", "budget", "scope"}

Part = TypeVar("Part")


def fields_of(text: str) -> dict[str, Any]:
    """Return the fields of a trade-off; raises ProblemError with every fault and its place.

    Changes and the wish come as mappings of their fields.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProblemError((f"this is not JSON: {error}",)) from error
    faults = list(_faults_of(data))
    if faults:
        raise ProblemError(tuple(faults))
    return {
        "choice": _inside("choice", data.get("choice", {}), ReleaseProblem.from_json),
        "plan": _inside("plan", data.get("plan", {}), Problem.from_json),
        "work": {feature: tuple(keys) for feature, keys in data.get("work", {}).items()},
        "changes": [
            {**change, "calendars": _calendars(f"changes[{i}]", change.get("calendars", {}))}
            for i, change in enumerate(data.get("changes", []))
        ],
        "wish": data.get("wish", {}),
    }


def _inside(place: str, data: object, read: Callable[[str], Part]) -> Part:
    """Return the part that stands in `place`; its faults are told with that."""
    try:
        return read(json.dumps(data))
    except ProblemError as fault:
        raise ProblemError(tuple(f"{place}: {each}" for each in fault.faults)) from fault


def _calendars(place: str, data: object) -> Mapping[str, Any]:
    return _inside(place, {"calendars": data}, Problem.from_json).calendars


def _faults_of(data: object) -> Iterator[str]:
    yield from _unknown(data, FIELDS, "the trade-off")
    if not isinstance(data, dict):
        return
    yield from _wish_faults(data.get("wish", {}))
    work = data.get("work", {})
    yield from _unknown(work, None, "work")
    for feature, keys in work.items() if isinstance(work, dict) else ():
        yield from _key_faults(keys, f"work.{feature}")
    changes = data.get("changes", [])
    if not isinstance(changes, list):
        yield "changes is not a list"
        return
    for i, change in enumerate(changes):
        yield from _change_faults(change, f"changes[{i}]")


def _wish_faults(wish: object) -> Iterator[str]:
    yield from _unknown(wish, WISH, "wish")
    if isinstance(wish, dict):
        for name in ("finish", "budget"):
            if wish.get(name) is not None and type(wish[name]) is not int:
                yield f"wish.{name} is {wish[name]!r} and no whole number"
        yield from _key_faults(wish.get("scope", []), "wish.scope")


def _change_faults(change: object, place: str) -> Iterator[str]:
    yield from _unknown(change, CHANGE, place)
    if isinstance(change, dict):
        if "key" not in change:
            yield f"{place} lacks key"
        elif not is_name(change["key"]):
            yield f"{place} has the key {change['key']!r}"
        yield from _unknown(change.get("capacities", {}), None, f"{place}.capacities")


def _unknown(data: object, names: set[str] | None, place: str) -> list[str]:
    """Return the fault of what is no object, or has other fields than `names` (None: any)."""
    if not isinstance(data, dict):
        return [f"{place} is not an object"]
    unknown = [] if names is None else [name for name in data if name not in names]
    return [f"{place} has the unknown field {name}" for name in unknown]


def _key_faults(data: object, place: str) -> Iterator[str]:
    if not isinstance(data, list) or not all(isinstance(key, str) for key in data):
        yield f"{place} is not a list of keys"
