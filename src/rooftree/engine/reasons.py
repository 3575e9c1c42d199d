"""The kinds of reasons that hold an activity where it is."""

from dataclasses import dataclass
from typing import Literal

from rooftree.engine.parts import DependencyType

Code = Literal[
    "blocked",
    "closed",
    "could-start-earlier",
    "float",
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
