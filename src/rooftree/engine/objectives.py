"""What makes one plan better than another: measures in order of importance, or weighed together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Literal, get_args

from rooftree.engine.faults import ProblemError
from rooftree.engine.figures import HALF_LIFE, Figure, Measure, figure
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem
from rooftree.engine.usage import Usage

MEASURES: tuple[Measure, ...] = get_args(Measure)
Score = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Objective:
    """One measure to be small (value: great), with its weight among others."""

    measure: Measure
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Goal:
    """What a plan is sought for; raises ProblemError when it is unsound.

    Lexicographic: a later objective counts only between plans that are equal in all before it.
    Weighted: the sum of weight times amount. `half_life` is for the measure `value`, in minutes.
    """

    objectives: tuple[Objective, ...] = (Objective("makespan"),)
    combination: Literal["lexicographic", "weighted"] = "lexicographic"
    half_life: int = HALF_LIFE

    def __post_init__(self) -> None:
        faults = []
        measures = [objective.measure for objective in self.objectives]
        if not measures or len(set(measures)) < len(measures):
            faults.append("a goal needs one or more measures, each once")
        faults += [f"no measure is named {each!r}" for each in measures if each not in MEASURES]
        faults += [
            f"the measure {each.measure} has the weight {each.weight!r}"
            for each in self.objectives
            if not isfinite(each.weight) or each.weight < 0
        ]
        if self.combination not in {"lexicographic", "weighted"}:
            faults.append(f"objectives are combined {self.combination!r}")
        if self.half_life <= 0:
            faults.append(f"the half-life is {self.half_life!r}")
        if faults:
            raise ProblemError(tuple(faults))

    @property
    def is_early_end(self) -> bool:
        """Say whether an early end is all that is sought."""
        return [each.measure for each in self.objectives] == ["makespan"]

    def score(self, figures: Mapping[Measure, Figure]) -> Score:
        """Return a value that is less for a better plan, from its figures."""
        amounts = [
            (-1 if each.measure == "value" else 1) * figures[each.measure].amount
            for each in self.objectives
        ]
        if self.combination == "lexicographic":
            return tuple(amounts)
        weights = [each.weight for each in self.objectives]
        return (sum(weight * amount for weight, amount in zip(weights, amounts, strict=True)),)

    def score_of(self, problem: Problem, plan: Plan) -> Score:
        """Return the score of `plan`."""
        measures = [each.measure for each in self.objectives]
        return self.score(evaluate(problem, plan, measures, half_life=self.half_life))


def evaluate(
    problem: Problem,
    plan: Plan,
    measures: Collection[Measure] = MEASURES,
    *,
    half_life: int = HALF_LIFE,
) -> dict[Measure, Figure]:
    """Return the figures of `plan` by their measure."""
    usage = Usage(problem, plan)
    return {measure: figure(measure, usage, half_life) for measure in measures}
