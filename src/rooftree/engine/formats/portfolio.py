"""Portfolios as JSON: `capacities`, and `activities` with id, project, duration, demands, successors.

Demands are units by the number of the resource, from 0. A further `name`, `projects` and
`lower_bound` are not read.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.instance import MOST_ACTIVITIES, MOST_RESOURCES, sound_problem
from rooftree.engine.formats.json_text import read_json
from rooftree.engine.formats.numbers import DIGITS, LARGEST
from rooftree.engine.parts import Activity, Dependency, Project, Resource
from rooftree.engine.problem import Problem


def read_portfolio(text: str) -> Problem:
    """Return the problem in `text`, one period as one minute; raises FormatError.

    Keys of activities and projects are their numbers, the resources are R1, R2 …
    """
    data = read_json(text)
    if not isinstance(data, dict):
        raise FormatError(1, "an object with capacities and activities")
    capacities = _list(data, "capacities", MOST_RESOURCES)
    activities = _list(data, "activities", MOST_ACTIVITIES)
    read = [_activity(each, i, len(capacities)) for i, each in enumerate(activities)]
    projects = dict.fromkeys(each.project for each in read if each.project is not None)
    return sound_problem(
        activities=tuple(read),
        dependencies=tuple(
            Dependency(str(each["id"]), str(_amount(successor, f"a successor of {each['id']}")))
            for i, each in enumerate(activities)
            for successor in _sequence(each, "successors", i)
        ),
        resources=tuple(
            Resource(f"R{i}", _amount(units, f"capacity {i}"))
            for i, units in enumerate(capacities, 1)
        ),
        projects=tuple(Project(key) for key in projects),
    )


def _activity(data: Any, number: int, resources: int) -> Activity:
    if not isinstance(data, dict):
        raise FormatError(1, f"an object as activity {number} of the list")
    key = _amount(data.get("id"), f"the id of activity {number} of the list")
    demands = data.get("demands", {})
    if not isinstance(demands, dict):
        raise FormatError(1, f"an object as demands of activity {key}")
    return Activity(
        str(key),
        _amount(data.get("duration"), f"the duration of activity {key}"),
        {
            _resource(name, resources, key): _amount(units, f"a demand of activity {key}")
            for name, units in demands.items()
        },
        project=str(_amount(data.get("project"), f"the project of activity {key}")),
    )


def _resource(name: str, resources: int, key: int) -> str:
    if not (name.isascii() and name.isdigit()) or len(name) > DIGITS or int(name) >= resources:
        raise FormatError(1, f"resources 0 to {resources - 1} in activity {key}, not {name[:20]!r}")
    return f"R{int(name) + 1}"


def _list(data: Mapping[str, Any], name: str, most: int) -> Sequence[Any]:
    value = data.get(name)
    if not isinstance(value, list):
        raise FormatError(1, f"a list of {name}")
    if len(value) > most:
        raise FormatError(1, f"at most {most} {name}, not {len(value)}")
    return value


def _sequence(data: Mapping[str, Any], name: str, number: int) -> Sequence[Any]:
    value = data.get(name, [])
    if not isinstance(value, list):
        raise FormatError(1, f"a list of {name} of activity {number} of the list")
    return value


def _amount(value: Any, expected: str) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        shown = repr(value)
        raise FormatError(1, f"{expected} (0 to {LARGEST}), not {shown[:20]}")
    return value
