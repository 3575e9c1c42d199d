"""The kinds of reasons that hold an activity where it is."""

from dataclasses import dataclass
from typing import Literal

from rooftree.engine.parts import DependencyType

Code = Literal[
    "blocked",
    "closed",
    "could-start-earlier",
    "float",
    "pause",
    "pinned",
    "plan-start",
    "predecessor",
    "release",
    "resource",
    "under-way",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that holds an activity.

    - `predecessor`: `keys` has who is waited for, with `type` and `lag`, `until` the instant allowed
    - `resource`: `keys` has the resource, then who works with it the minute before, `until` then
    - `pause`: split work pauses from `since` `until` for want of a resource; `keys` as above
    - `closed`: `keys` has a calendar that is shut from `since` `until`, `notes` why
    - `release`, `pinned`, `under-way`, `plan-start`: `until` is that instant
    - `could-start-earlier`: nothing holds it from `since` on
    - `blocked`: it cannot be planned; `keys` and `notes` are those of the finding that says why
    - `float`: `minutes` of its working time that it may slip before a deadline or the end of the
      plan suffers, as far as dependencies go
    """

    code: Code
    keys: tuple[str, ...] = ()
    type: DependencyType | None = None
    lag: int = 0
    since: int | None = None
    until: int | None = None
    minutes: int | None = None
    notes: tuple[str, ...] = ()


LeverCode = Literal[
    "calendar", "mode", "pinned", "predecessor", "priority", "release", "resource", "skill"
]


@dataclass(frozen=True, slots=True)
class Lever:
    """Something that could give way, and where the activity could then be at the earliest.

    All others keep their places. Without the lever it would stand `earlier` minutes later, on the
    clock on the wall, counted at its finish.

    - `predecessor`: the activity `keys[0]` were not waited for
    - `resource`: there were enough of the resource `keys[0]`, in its working time
    - `priority`: the activity `keys[0]`, which is there first, gave up its place
    - `skill`: the person `keys[0]` were not needed, or another one stood in
    - `calendar`: the calendar `keys[0]` were open
    - `release`, `pinned`: that date were dropped
    - `mode`: it were done in the mode `keys[0]`
    """

    code: LeverCode
    keys: tuple[str, ...]
    start: int
    finish: int
    earlier: int
