"""Problems as JSON: a bug report is a file. Shapes are checked here, meanings in `faults`."""

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from rooftree.engine.calendars import Calendar, Span
from rooftree.engine.faults import ProblemError
from rooftree.engine.parts import Activity, Dependency, Reduction, Resource


def plain(value: object) -> Any:
    """Return `value` as JSON data; fields that have their default value are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def fields_of(text: str) -> dict[str, Any]:
    """Return the fields of a problem; raises ProblemError when the text has another shape."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProblemError((f"this is not JSON: {error}",)) from error
    faults: list[str] = []
    result = _known(data, {"start", *_LISTS, "calendars"}, "the problem", faults)
    for name, part in _LISTS.items():
        result[name] = _many(part, result.get(name, []), name, faults)
    named = result.get("calendars", {})
    if not isinstance(named, dict):
        faults.append("calendars is not an object")
        named = {}
    result["calendars"] = {
        name: _one(Calendar, item, f"calendar {name}", faults) for name, item in named.items()
    }
    if faults:
        raise ProblemError(tuple(faults))
    return result


_LISTS = {"activities": Activity, "dependencies": Dependency, "resources": Resource}
_NESTED = {
    (Resource, "reductions"): Reduction,
    (Calendar, "closed"): Span,
    (Calendar, "extra"): Span,
}


def _default(field: "Field[Any]") -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _known(data: object, names: set[str], place: str, faults: list[str]) -> dict[str, Any]:
    if not isinstance(data, dict):
        faults.append(f"{place} is not an object")
        return {}
    faults.extend(f"{place} has the unknown field {name}" for name in data if name not in names)
    return {name: value for name, value in data.items() if name in names}


def _many(part: type, data: object, place: str, faults: list[str]) -> tuple[Any, ...]:
    if not isinstance(data, list):
        faults.append(f"{place} is not a list")
        return ()
    return tuple(_one(part, item, f"{place}[{i}]", faults) for i, item in enumerate(data))


def _one(part: type, data: object, place: str, faults: list[str]) -> Any:
    values = _known(data, {field.name for field in fields(part)}, place, faults)
    for field in fields(part):
        if field.name not in values:
            if field.default is MISSING and field.default_factory is MISSING:
                faults.append(f"{place} lacks {field.name}")
            continue
        value = values[field.name]
        if (part, field.name) in _NESTED:
            nested = _NESTED[part, field.name]
            values[field.name] = _many(nested, value, f"{place}.{field.name}", faults)
        elif field.name == "week":
            values["week"] = _week(value, place, faults)
        elif isinstance(value, list) or isinstance(value, dict) != (field.name == "demands"):
            faults.append(f"{place}.{field.name} has the wrong shape")
    return None if faults else part(**values)


def _week(value: object, place: str, faults: list[str]) -> tuple[Any, ...]:
    if isinstance(value, list) and all(isinstance(day, list) for day in value):
        shifts = [shift for day in value for shift in day]
        if all(isinstance(shift, list) for shift in shifts):
            return tuple(tuple(tuple(shift) for shift in day) for day in value)
    faults.append(f"{place}.week is not a list of lists of pairs")
    return ()
