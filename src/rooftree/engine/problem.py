"""What is to be planned, whole and checked: a problem is sound from the moment it exists."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from rooftree.engine.calendars import Calendar
from rooftree.engine.faults import ProblemError, faults_of
from rooftree.engine.parts import Activity, Dependency, Project, Resource
from rooftree.engine.problem_json import fields_of, plain


@dataclass(frozen=True, slots=True)
class Problem:
    """A whole planning problem from the instant `start` on; raises ProblemError when it is unsound.

    The order of `activities` is the wanted order of work where a rule has no better reason.
    `accepted` has the starts of the plan of record, from which a new plan should not stray.
    """

    start: int = 0
    activities: tuple[Activity, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    resources: tuple[Resource, ...] = ()
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    projects: tuple[Project, ...] = ()
    accepted: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults = tuple(faults_of(self))
        if faults:
            raise ProblemError(faults)

    def to_json(self) -> str:
        """Return the problem as JSON text; what has its default value is left out."""
        return json.dumps(plain(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Problem":
        """Read a problem that `to_json` wrote; raises ProblemError with every fault of the text."""
        return cls(**fields_of(text))
