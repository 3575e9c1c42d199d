"""A trade-off as JSON: features, the plan of their work, what could be changed, and the wish."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from rooftree.engine import Problem, ProblemError
from rooftree.engine.release import ReleaseProblem
from rooftree.engine.tradeoff import Change, TradeoffProblem, Wish

Part = TypeVar("Part")


def read_wish(text: str) -> TradeoffProblem:
    """Return the trade-off in `text`; raises ProblemError with every fault and its place.

    The fields are those of `TradeoffProblem`: `choice` and `plan` as they are written by
    themselves, `work`, `changes` and `wish`.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProblemError((f"this is not JSON: {error}",)) from error
    data = _object(data, "the trade-off", {each.name for each in fields(TradeoffProblem)})
    changes = data.get("changes", [])
    if not isinstance(changes, list):
        raise ProblemError(("changes is not a list",))
    return TradeoffProblem(
        choice=_inside("choice", data, ReleaseProblem.from_json),
        plan=_inside("plan", data, Problem.from_json),
        work={
            key: _keys(keys, f"work.{key}")
            for key, keys in _object(data.get("work", {}), "work").items()
        },
        changes=tuple(_change(each, f"changes[{i}]") for i, each in enumerate(changes)),
        wish=_wish(data.get("wish", {})),
    )


def _inside(name: str, data: Mapping[str, Any], read: Callable[[str], Part]) -> Part:
    try:
        return read(json.dumps(data.get(name, {})))
    except ProblemError as fault:
        raise ProblemError(tuple(f"{name}: {each}" for each in fault.faults)) from fault


def _change(data: Any, place: str) -> Change:
    known = _object(data, place, {each.name for each in fields(Change)})
    if "key" not in known:
        raise ProblemError((f"{place} lacks key",))
    calendars = _inside(
        place, {place: {"calendars": known.get("calendars", {})}}, Problem.from_json
    )
    capacities = _object(known.get("capacities", {}), f"{place}.capacities")
    return Change(known["key"], known.get("cost", 0), capacities, calendars.calendars)


def _wish(data: Any) -> Wish:
    known = _object(data, "wish", {each.name for each in fields(Wish)})
    for name in ("finish", "budget"):
        value = known.get(name)
        if value is not None and type(value) is not int:
            raise ProblemError((f"wish.{name} is {value!r} and no whole number",))
    return Wish(
        known.get("finish"), known.get("budget"), _keys(known.get("scope", []), "wish.scope")
    )


def _keys(data: Any, place: str) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(each, str) for each in data):
        raise ProblemError((f"{place} is not a list of keys",))
    return tuple(data)


def _object(data: Any, place: str, known: set[str] | None = None) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ProblemError((f"{place} is not an object",))
    unknown = [] if known is None else [name for name in data if name not in known]
    if unknown:
        raise ProblemError(tuple(f"{place} has the unknown field {name}" for name in unknown))
    return data
