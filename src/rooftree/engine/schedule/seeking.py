"""Scheduling problems with modes, skills, pauses or other goals than an early end.

One schedule by a rule, then changes of what is best so far: a few activities go earlier or later,
other people are asked first, a mode is changed, and every second schedule is pushed right and left
again. What is not worse is kept (an iterated local search; Lourenço, Martin and Stützle 2003).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled
from rooftree.engine.objectives import Goal, Score
from rooftree.engine.plan import Assignment, Finding, Plan
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.mode_choice import Choice, ModeChoice, in_modes
from rooftree.engine.schedule.objectives import starting_ranks
from rooftree.engine.schedule.placing import Made, Placer
from rooftree.engine.schedule.rules import Rule
from rooftree.engine.schedule.sgs import in_order
from rooftree.engine.schedule.skills import Staffing

ANEW_AFTER = 150  # changes without progress until the search goes on from the best with a large one
FEW, MANY = 3, 12  # activities moved by a small and by a large change at most
REACH = 0.2  # how far an activity is moved, as a part of the whole plan
FAR = 10**15
KEPT_CHOICES = 64  # choices of modes that are held ready


@dataclass(frozen=True, slots=True)
class Setting:
    """The problem in one choice of modes, ready to make schedules of."""

    problem: Problem
    compiled: Compiled
    staffing: Staffing
    forwards: Placer
    backwards: Placer
    order: Sequence[int]
    misplaced: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A schedule with the choices that made it."""

    score: Score
    choice: Choice
    liking: Sequence[float]
    made: Made


class Seeker:
    """Seeks a plan that is good for a goal; the same seed and number of schedules, the same plan."""

    def __init__(self, problem: Problem, goal: Goal, rule: Rule, seed: int) -> None:
        self._problem = problem
        self._goal = goal
        self._random = Random(seed)  # noqa: S311 - repeatable, not secret
        self._settings: dict[Choice, Setting] = {}
        self._modes = ModeChoice(problem)
        self.schedules = 0
        choice = self._modes.first(self._random)
        setting = self.setting(choice)
        liking = [float(count) for count in setting.staffing.versatility]
        tried = [
            self._candidate(choice, ranks, liking, improve=False)
            for ranks in starting_ranks(goal, rule, setting.problem, setting.compiled)
        ]
        self.best = min(tried, key=lambda candidate: candidate.score)

    def run(self, may_go_on: Callable[[int], bool], is_enough: Callable[[Plan], bool]) -> None:
        """Improve the best until it `is_enough` or the number of schedules is refused."""
        current, idle = self.best, 0
        if not self.setting(current.choice).order or is_enough(self.plan()):
            return
        while may_go_on(self.schedules):
            candidate = self._changed(current, MANY if not idle else FEW)
            idle += 1
            if candidate.score <= current.score:
                current = candidate
            if candidate.score < self.best.score:
                self.best, idle = candidate, 1
                if is_enough(self.plan()):
                    return
            if idle > ANEW_AFTER:
                current, idle = self.best, 0

    def try_order(self, starts: Mapping[str, int]) -> None:
        """Take the plan whose work begins in the order of `starts` where it is better."""
        setting = self.setting(self.best.choice)
        ranks = [float(starts.get(key, 0)) for key in setting.compiled.keys]
        order = in_order(setting.compiled, ranks)
        self.adopt(setting.forwards.made(order, setting.compiled.start, self.best.liking))

    @property
    def has_modes(self) -> bool:
        """Say whether there are modes to choose from."""
        return self._modes.is_free

    def adopt(self, made: Made) -> None:
        """Take a schedule in the modes of the best where it is better."""
        choice, liking = self.best.choice, self.best.liking
        candidate = Candidate(self._score(choice, made), choice, liking, made)
        self.schedules += 1
        if candidate.score < self.best.score:
            self.best = candidate

    def plan(self) -> Plan:
        """Return the best schedule as a plan without bound, status or findings."""
        return self._as_plan(self.best.choice, self.best.made)

    def setting(self, choice: Choice) -> Setting:
        """Return the problem in the modes of `choice`."""
        if choice not in self._settings:
            if len(self._settings) >= KEPT_CHOICES:
                del self._settings[next(iter(self._settings))]
            self._settings[choice] = _setting(in_modes(self._problem, choice))
        return self._settings[choice]

    def _changed(self, candidate: Candidate, most: int) -> Candidate:
        choice = candidate.choice
        if self._modes.is_free and self._random.random() < 0.5:  # noqa: PLR2004 - as often as not
            choice = self._modes.changed(choice, self._random)
        ranks = [float(start) for start in candidate.made.starts]
        reach = 1 + REACH * (max(ranks) - min(ranks))
        order = self.setting(choice).order
        for _ in range(self._random.randint(1, most)):
            ranks[self._random.choice(order)] += self._random.uniform(-reach, reach)
        liking = list(candidate.liking)
        person = self._random.randrange(len(liking)) if liking else None
        if person is not None:
            liking[person] = self._random.uniform(0, 1 + max(liking))
        return self._candidate(choice, ranks, liking, improve=self._random.random() < 0.5)  # noqa: PLR2004

    def _candidate(
        self, choice: Choice, ranks: Sequence[float], liking: Sequence[float], *, improve: bool
    ) -> Candidate:
        setting = self.setting(choice)
        start = setting.compiled.start
        order = in_order(setting.compiled, ranks)
        made = setting.forwards.made(order, start, liking)
        self.schedules += 1
        if improve and order:
            last_first = in_order(setting.backwards.compiled, [-each for each in made.finishes])
            end = max(made.finishes[position] for position in order)
            mirrored = setting.backwards.made(last_first, -end, liking)
            again = in_order(setting.compiled, [-each for each in mirrored.finishes])
            made = setting.forwards.made(again, start, liking)
            self.schedules += 2
        return Candidate(self._score(choice, made), choice, liking, made)

    def _score(self, choice: Choice, made: Made) -> Score:
        """Return the minutes by which deadlines are missed, then what the goal says."""
        missed = sum(
            max(0, made.finishes[position] - deadline)
            for position in self.setting(choice).order
            if (deadline := self._problem.activities[position].deadline) is not None
        )
        return missed, *self._goal.score_of(self._problem, self._as_plan(choice, made))

    def _as_plan(self, choice: Choice, made: Made) -> Plan:
        setting = self.setting(choice)
        assignments = {}
        for position in sorted(setting.order):
            modes = self._problem.activities[position].modes
            assignments[setting.compiled.keys[position]] = Assignment(
                made.starts[position],
                made.finishes[position],
                modes[choice[position]].key if modes else None,
                {
                    self._problem.resources[person].key: setting.compiled.capacities[person]
                    for person in made.teams.get(position, ())
                },
                made.pieces.get(position, ()),
            )
        ends = [place.finish for place in assignments.values()]
        start = setting.compiled.start
        return Plan("feasible", assignments, max(ends, default=start) - start)


def _setting(problem: Problem) -> Setting:
    numbers = compiled(problem)
    staffing = Staffing(problem, numbers.durations)
    splittable = [activity.splittable for activity in problem.activities]
    lost = Placer(numbers, staffing, splittable).lost
    findings = [
        Finding(
            "no-team",
            f"{activity.key} finds no people with its skills who work at the same time",
            (activity.key,),
        )
        for position, activity in enumerate(problem.activities)
        if position in lost
    ]
    for position in numbers.order:
        waits = [link.other for link in numbers.links[position] if link.other in lost]
        if waits and position not in lost and numbers.fixed[position] is None:
            lost.add(position)
            keys = (numbers.keys[position], numbers.keys[waits[0]])
            message = f"{keys[0]} waits for {keys[1]}, which cannot be planned"
            findings.append(Finding("blocked", message, keys))
    order = [position for position in numbers.order if position not in lost]
    links = [
        [] if position in lost else [link for link in found if link.other not in lost]
        for position, found in enumerate(numbers.links)
    ]
    numbers = replace(numbers, order=order, links=links, findings=[*numbers.findings, *findings])
    forwards = Placer(numbers, staffing, splittable)
    backwards = Placer(numbers.mirrored(FAR), staffing, splittable)
    misplaced = [
        Finding(code, f"{key} is pinned to {_WHERE[code]}", (key,))
        for key, code in ((numbers.keys[i], code) for i, code in forwards.misplaced.items())
    ]
    return Setting(problem, numbers, staffing, forwards, backwards, order, misplaced)


_WHERE = {
    "over-capacity": "a time at which nobody with its skills is free",
    "pinned-outside-working-time": "a time at which its people do not work",
}
