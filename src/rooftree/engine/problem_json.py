"""Problems as JSON: a bug report is a file. Shapes are checked here, meanings in `faults`."""

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from rooftree.engine.calendars import Calendar, Span
from rooftree.engine.faults import ProblemError
from rooftree.engine.parts import (
    Activity,
    Dependency,
    Estimate,
    Mode,
    Project,
    Reduction,
    Resource,
    SkillNeed,
)


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
    result = _known(data, {"start", *_LISTS, "calendars", "accepted"}, "the problem", faults)
    for name, part in _LISTS.items():
        result[name] = _many(part, result.get(name, []), name, faults)
    result["calendars"] = {
        name: _one(Calendar, item, f"calendar {name}", faults)
        for name, item in _object(result.get("calendars", {}), "calendars", faults).items()
    }
    result["accepted"] = _object(result.get("accepted", {}), "accepted", faults)
    if faults:
        raise ProblemError(tuple(faults))
    return result


_LISTS = {
    "activities": Activity,
    "dependencies": Dependency,
    "resources": Resource,
    "projects": Project,
}
_NESTED = {
    (Activity, "modes"): Mode,
    (Activity, "skills"): SkillNeed,
    (Resource, "reductions"): Reduction,
    (Calendar, "closed"): Span,
    (Calendar, "extra"): Span,
}
_MAPPINGS = {(Activity, "demands"), (Mode, "demands"), (Resource, "skills")}


def _default(field: "Field[Any]") -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _known(data: object, names: set[str], place: str, faults: list[str]) -> dict[str, Any]:
    found = _object(data, place, faults)
    faults.extend(f"{place} has the unknown field {name}" for name in found if name not in names)
    return {name: value for name, value in found.items() if name in names}


def _object(data: object, place: str, faults: list[str]) -> dict[str, Any]:
    if isinstance(data, dict):
        return data
    faults.append(f"{place} is not an object")
    return {}


def _many(part: type, data: object, place: str, faults: list[str]) -> tuple[Any, ...]:
    if not isinstance(data, list):
        faults.append(f"{place} is not a list")
        return ()
    return tuple(_one(part, item, f"{place}[{i}]", faults) for i, item in enumerate(data))


def _one(part: type, data: object, place: str, faults: list[str]) -> Any:
    values = _known(data, {field.name for field in fields(part)}, place, faults)
    for field in fields(part):
        if field.name in values:
            values[field.name] = _value(part, field.name, values[field.name], place, faults)
        elif field.default is MISSING and field.default_factory is MISSING:
            faults.append(f"{place} lacks {field.name}")
    return None if faults else part(**values)


def _value(part: type, name: str, value: object, place: str, faults: list[str]) -> object:
    """Return the value of one field as its part wants it."""
    if (part, name) in _NESTED:
        return _many(_NESTED[part, name], value, f"{place}.{name}", faults)
    if name == "week":
        return _week(value, place, faults)
    if name == "estimate":
        return None if value is None else _one(Estimate, value, f"{place}.estimate", faults)
    if isinstance(value, list) or isinstance(value, dict) != ((part, name) in _MAPPINGS):
        faults.append(f"{place}.{name} has the wrong shape")
    return value


def _week(value: object, place: str, faults: list[str]) -> tuple[Any, ...]:
    if isinstance(value, list) and all(isinstance(day, list) for day in value):
        shifts = [shift for day in value for shift in day]
        if all(isinstance(shift, list) for shift in shifts):
            return tuple(tuple(tuple(shift) for shift in day) for day in value)
    faults.append(f"{place}.week is not a list of lists of pairs")
    return ()
