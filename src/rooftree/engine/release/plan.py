"""The answer to a release problem: what is delivered when, how good that is, what contradicts."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from rooftree.engine.plan import Finding, Status


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """Which feature comes with which release, and what is known about that.

    No choice has a value above `bound`; `optimal` means that this one reaches it, `infeasible` that
    the findings contradict each other, `unknown` that no choice was found in time.
    """

    status: Status
    releases: Mapping[str, str] = field(default_factory=dict)
    value: int = 0
    cost: int = 0
    bound: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def gap(self) -> float:
        """Return how far the value may be from the best, as a part of the bound."""
        return (self.bound - self.value) / self.bound if self.bound > self.value else 0.0

    def to_json(self) -> str:
        """Return the plan as JSON text."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "ReleasePlan":
        """Read a plan that `to_json` wrote."""
        data = json.loads(text)
        data["findings"] = tuple(
            Finding(**{**finding, "keys": tuple(finding["keys"])}) for finding in data["findings"]
        )
        return cls(**data)
