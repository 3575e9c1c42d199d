"""What a trade-off is about: features that need activities, what could be changed, what is wished."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rooftree.engine.calendars import Calendar
from rooftree.engine.faults import ProblemError
from rooftree.engine.problem import Problem
from rooftree.engine.problem_json import plain
from rooftree.engine.release.problem import ReleaseProblem
from rooftree.engine.tradeoff.tradeoff_json import fields_of


@dataclass(frozen=True, slots=True)
class Change:
    """Something that can be done to be quicker, for `cost` in minor units of money.

    `capacities` are units to add to resources (a person, or less when negative); `calendars` take
    the place of those with the same name (overtime, a Saturday).
    """

    key: str
    cost: int = 0
    capacities: Mapping[str, int] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: a finish (an instant), a budget, a scope; None is no wish of that kind.

    Features of `scope` are in whatever they are worth; the others are wanted, but can be dropped.
    """

    finish: int | None = None
    budget: int | None = None
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TradeoffProblem:
    """A choice of features, the plan of all work, which activities each feature needs, and a wish.

    What features cost by themselves and what their activities cost by the rates of resources is in
    one unit of money. An activity needs those that it waits for; one that no feature needs is done in
    any case. Capacities of the release limit what features take by themselves; the budget is that of
    the wish, whatever the choice has. Raises ProblemError when a key is unknown, or there are several
    releases.
    """

    choice: ReleaseProblem
    plan: Problem
    work: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    wish: Wish = field(default_factory=Wish)

    def __post_init__(self) -> None:
        faults = tuple(_faults_of(self))
        if faults:
            raise ProblemError(faults)

    def to_json(self) -> str:
        """Return the problem as JSON text; what has its default value is left out."""
        return json.dumps(plain(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "TradeoffProblem":
        """Read a problem that `to_json` wrote; raises ProblemError with every fault of the text."""
        fields = fields_of(text)
        wish = fields["wish"]
        return cls(
            **{
                **fields,
                "changes": tuple(Change(**change) for change in fields["changes"]),
                "wish": Wish(**{**wish, "scope": tuple(wish.get("scope", ()))}),
            }
        )


def _faults_of(problem: TradeoffProblem) -> Iterator[str]:
    for name in ("finish", "budget"):
        amount = getattr(problem.wish, name)
        if amount is not None and type(amount) is not int:
            yield f"the wish has the {name} {amount!r}"
    if len(problem.choice.releases) != 1:
        yield "a trade-off is about one release"
    yield from _unknown_work(problem)
    doubled = Counter(change.key for change in problem.changes)
    yield from (f"change {key} is there twice" for key, times in doubled.items() if times > 1)
    resources = {each.key: each.capacity for each in problem.plan.resources}
    for change in problem.changes:
        yield from _change_faults(change, resources, problem.plan.calendars)


def _unknown_work(problem: TradeoffProblem) -> Iterator[str]:
    features = {each.key for each in problem.choice.features}
    activities = {each.key for each in problem.plan.activities}
    for feature, keys in problem.work.items():
        if feature not in features:
            yield f"work is given for the unknown feature {feature}"
        for key in keys:
            if key not in activities:
                yield f"feature {feature} needs the unknown activity {key}"
    for feature in problem.wish.scope:
        if feature not in features:
            yield f"the wish names the unknown feature {feature}"


def _change_faults(
    change: Change, resources: Mapping[str, int], calendars: Mapping[str, Calendar]
) -> Iterator[str]:
    if type(change.cost) is not int or change.cost < 0:
        yield f"change {change.key} has the cost {change.cost!r}"
    for resource, units in change.capacities.items():
        if resource not in resources:
            yield f"change {change.key} names the unknown resource {resource}"
        elif type(units) is not int or resources[resource] + units < 0:
            yield f"change {change.key} adds {units!r} to {resource}"
    for calendar in change.calendars:
        if calendar not in calendars:
            yield f"change {change.key} names the unknown calendar {calendar}"
