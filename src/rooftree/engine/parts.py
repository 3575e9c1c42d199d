"""The parts of a problem: activities, dependencies and resources, named by opaque string keys.

Instants are minutes of wall time (see `calendars`), durations and lags are working minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DependencyType = Literal["FS", "SS", "FF", "SF"]

WHOLE = 1000  # units of one person at full time, so that a load is a number of thousandths


@dataclass(frozen=True, slots=True)
class Activity:
    """One piece of work that, once begun, is worked on in every working minute until it is done.

    Its working time is where its own `calendar` and those of all its resources are open together;
    in those minutes, and in no others, it takes `demands[resource]` units of each resource.
    Work under way has an `actual_start` and goes on from the start of the plan for `remaining`
    minutes; `pinned` work starts exactly then. Both keep their place, and what they break is found.
    `due` is wanted, `deadline` must hold; a greater `priority` goes first where the rule asks it.
    """

    key: str
    duration: int = 0
    demands: Mapping[str, int] = field(default_factory=dict)
    calendar: str | None = None
    earliest: int | None = None
    due: int | None = None
    deadline: int | None = None
    pinned: int | None = None
    actual_start: int | None = None
    remaining: int | None = None
    priority: int = 0
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Dependency:
    """`after` waits for `before`: a start or finish (second letter) for a start or finish (first).

    The lag is counted in the calendar that `after` names, or else in the working time of `after`.
    """

    before: str
    after: str
    type: DependencyType = "FS"
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Reduction:
    """`units` of a resource are away from `start` up to but not including `finish`."""

    start: int
    finish: int
    units: int


@dataclass(frozen=True, slots=True)
class Resource:
    """A person, a team or a machine: `capacity` units at once, while its calendar is open."""

    key: str
    capacity: int = WHOLE
    calendar: str | None = None
    reductions: tuple[Reduction, ...] = ()
