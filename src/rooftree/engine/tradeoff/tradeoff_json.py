"""Trade-offs as JSON: a choice and a plan in their own forms, and what stands between them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rooftree.engine.calendars import Calendar
from rooftree.engine.faults import ProblemError
from rooftree.engine.problem import Problem
from rooftree.engine.release.problem import ReleaseProblem

FIELDS = {"choice", "plan", "work", "changes", "wish"}
CHANGE = {"key", "cost", "capacities", "calendars"}
WISH = {"finish", "budget", "scope"}


def fields_of(text: str) -> dict[str, Any]:
    """Return the fields of a trade-off; raises ProblemError with every fault of the text's shape.

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
        "choice": ReleaseProblem.from_json(json.dumps(data.get("choice", {}))),
        "plan": Problem.from_json(json.dumps(data.get("plan", {}))),
        "work": {feature: tuple(keys) for feature, keys in data.get("work", {}).items()},
        "changes": [
            {**change, "calendars": _calendars(change.get("calendars", {}))}
            for change in data.get("changes", [])
        ],
        "wish": data.get("wish", {}),
    }


def _faults_of(data: object) -> Iterator[str]:
    yield from _unknown(data, FIELDS, "the problem")
    if not isinstance(data, dict):
        return
    yield from _unknown(data.get("wish", {}), WISH, "wish")
    if not _is_work(data.get("work", {})):
        yield "work is not an object of lists of keys"
    changes = data.get("changes", [])
    if not isinstance(changes, list):
        yield "changes is not a list"
        return
    for i, change in enumerate(changes):
        yield from _unknown(change, CHANGE, f"changes[{i}]")
        if isinstance(change, dict) and "key" not in change:
            yield f"changes[{i}] lacks key"
        if isinstance(change, dict) and not isinstance(change.get("capacities", {}), dict):
            yield f"changes[{i}].capacities is not an object"


def _unknown(data: object, names: set[str], place: str) -> list[str]:
    if not isinstance(data, dict):
        return [f"{place} is not an object"]
    return [f"{place} has the unknown field {name}" for name in data if name not in names]


def _is_work(work: object) -> bool:
    return isinstance(work, dict) and all(
        isinstance(keys, list) and all(isinstance(key, str) for key in keys)
        for keys in work.values()
    )


def _calendars(data: object) -> Mapping[str, Calendar]:
    return Problem.from_json(json.dumps({"calendars": data})).calendars
