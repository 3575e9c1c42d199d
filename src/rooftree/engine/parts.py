"""The parts of a problem: activities, dependencies, resources and projects, with string keys.

Instants are minutes of wall time (see `calendars`), durations and lags are working minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DependencyType = Literal["FS", "SS", "FF", "SF"]
ResourceKind = Literal["renewable", "nonrenewable"]

WHOLE = 1000  # units of one person at full time, so that a load is a number of thousandths


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to do an activity: how long it takes, what it demands, and what it costs besides.

    `cost` is in minor units of money and comes on top of what the resources cost by their rates.
    """

    key: str
    duration: int = 0
    demands: Mapping[str, int] = field(default_factory=dict)
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """Three points of a duration, or of what remains of it: hardly less, likely, hardly more."""

    low: int
    likely: int
    high: int


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """`people` persons who have `skill` at `level` or above, each with their whole capacity.

    A person who fills it goes faster by `faster` / 1000 for each level above the needed one. An
    activity goes at the speed of its slowest person, people being given to needs so that this is
    as fast as it can be; its minutes are rounded up.
    """

    skill: str
    level: int = 1
    people: int = 1
    faster: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """One piece of work that, once begun, is worked on in every working minute until it is done.

    Its working time is where its own `calendar` and those of all its resources are open together;
    in those minutes, and in no others, it takes `demands[resource]` units of each resource.
    Work under way has an `actual_start` and goes on from the start of the plan for `remaining`
    minutes; `pinned` work starts exactly then. Both keep their place, and what they break is found.
    `due` is wanted, `deadline` must hold; a greater `priority` goes first where the rule asks it.

    With `modes`, exactly one of them says duration and demands, and the activity's own are empty.
    `skills` are filled by persons on top of the demands, each person for one need of an activity.
    What is `splittable` may pause in working time and holds no renewable resource meanwhile.
    `value` is what its finish is worth, in minor units of money.
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
    modes: tuple[Mode, ...] = ()
    estimate: Estimate | None = None
    splittable: bool = False
    project: str | None = None
    skills: tuple[SkillNeed, ...] = ()
    value: int = 0


@dataclass(frozen=True, slots=True)
class Dependency:
    """`after` waits for `before`: a start or finish (second letter) for a start or finish (first).

    The lag is counted in the calendar that `after` names, or else in the calendars of what `after`
    demands; whoever is chosen for its skills has no part in that.
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
    """A person, a team or a machine: `capacity` units at once, while its calendar is open.

    A nonrenewable resource, such as material, has `capacity` units for the whole plan, and a demand
    of it is used up once, whenever the activity runs; it has no calendar and no reductions.
    `skills` has the level of each skill. `rate` is in minor units of money: what a working hour of
    the whole capacity costs (part of it costs in proportion), or one unit of what is nonrenewable.
    """

    key: str
    capacity: int = WHOLE
    calendar: str | None = None
    reductions: tuple[Reduction, ...] = ()
    kind: ResourceKind = "renewable"
    skills: Mapping[str, int] = field(default_factory=dict)
    rate: int = 0
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """What a set of activities belongs to; none of them starts before its `release`.

    `due` is wanted of the last activity, and `weight` says how much a minute of delay matters.
    Among projects a greater `priority` goes first. `budget` is in minor units of money.
    """

    key: str
    priority: int = 0
    due: int | None = None
    weight: int = 1
    release: int | None = None
    budget: int | None = None
