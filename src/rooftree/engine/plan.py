"""The answer of the engine: when each activity runs, how good that is, and what does not fit."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """When one activity runs: from `start` up to but not including `finish`, both instants.

    `mode` is the chosen one of its modes, and `resources` has the units of each person chosen for
    its skills. `pieces` are the stretches in which split work is done; () means that it is done in
    every working minute from start to finish.
    """

    start: int
    finish: int
    mode: str | None = None
    resources: Mapping[str, int] = field(default_factory=dict)
    pieces: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: a code for programs, a sentence for people, who is concerned.

    `keys` name activities first, then resources or calendars; `start` and `finish` are instants.
    """

    code: str
    message: str
    keys: tuple[str, ...]
    start: int | None = None
    finish: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and what is known about it.

    `optimal` is proven by `lower_bound`; `infeasible` means that the findings contradict each other
    whatever the order of work; `unknown` that a deadline is missed here but might be met by another
    plan. Activities that cannot be planned at all are missing from `assignments`. `makespan` and
    `lower_bound` are minutes from the start of the problem; `schedules` counts the plans tried.
    """

    status: Status
    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    makespan: int | None = None
    lower_bound: int | None = None
    findings: tuple[Finding, ...] = ()
    schedules: int = 0

    def to_json(self) -> str:
        """Return the plan as JSON text."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """Read a plan that `to_json` wrote."""
        data = json.loads(text)
        data["assignments"] = {key: _assignment(at) for key, at in data["assignments"].items()}
        data["findings"] = tuple(
            Finding(**{**finding, "keys": tuple(finding["keys"])}) for finding in data["findings"]
        )
        return cls(**data)


def _assignment(data: dict[str, Any]) -> Assignment:
    return Assignment(**{**data, "pieces": tuple(map(tuple, data.get("pieces", ())))})
