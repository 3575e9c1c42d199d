"""CP-SAT for people chosen by skill: better plans and proofs, where everybody works the same hours.

After Young, Feydy and Schutt, "Constraint programming applied to the multi-skill project scheduling
problem" (2017): an optional interval for each person that an activity could have, and for each group
of people a cumulative constraint on what only they can do. Time is counted in working minutes, in
which every constraint is at most as strict as on the clock, so that bounds hold.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from threading import Event, Thread

from ortools.sat.python import cp_model

from rooftree.engine.compiled import Link
from rooftree.engine.schedule.placing import Made, Placer
from rooftree.engine.schedule.seeking import Setting
from rooftree.engine.schedule.sgs import in_order
from rooftree.engine.schedule.skills import FULL_SPEED, Staff, Team
from rooftree.engine.working_time import WorkingTime

WORKERS = 8  # with fewer, CP-SAT leaves out those of its workers that use linear programs
MOST_CHOICES = 20_000  # people that activities could have, all together
POLL = 0.05  # seconds between two looks at whether to stop


@dataclass(frozen=True, slots=True)
class Answer:
    """Starts, in counts of working time, and teams of the best plan found, or None; a bound.

    No plan ends before the instant `bound`.
    """

    starts: dict[int, int] | None
    teams: dict[int, Team]
    bound: int


def common_time(setting: Setting) -> WorkingTime | None:
    """Return the one working time of all work and people; None where there is none, or too much."""
    numbers, staffs = setting.compiled, setting.staffing.of
    times = []
    choices = 0
    for position in setting.order:
        staff, is_fixed = staffs[position], numbers.fixed[position] is not None
        times += [link.lag_time for link in numbers.links[position] if link.lag]
        choices += sum(map(len, staff.needs))
        if staff.needs:
            if is_fixed or _has_speeds(staff) or setting.problem.activities[position].splittable:
                return None
            times += [setting.forwards.hours.of(position, (person,)) for person in staff.people]
        elif numbers.durations[position] and not is_fixed:
            times.append(numbers.times[position])
    patterns = {id(time): time.pattern() for time in times}.values()
    same = all(pattern == next(iter(patterns)) for pattern in patterns)
    return times[0] if times and same and choices <= MOST_CHOICES else None


def _has_speeds(staff: Staff) -> bool:
    return any(speed != FULL_SPEED for need in staff.needs for speed in need.values())


def rebuilt(setting: Setting, answer: Answer) -> Made:
    """Return the schedule in the order of `answer` with its teams, each as early as all allows."""
    numbers, starts = setting.compiled, answer.starts or {}
    staffing = copy(setting.staffing)
    staffing.of = [
        staff if position not in answer.teams else _only(staff, answer.teams[position])
        for position, staff in enumerate(setting.staffing.of)
    ]
    splittable = [activity.splittable for activity in setting.problem.activities]
    ranks = [float(starts.get(position, 0)) for position in range(len(numbers.keys))]
    placer = Placer(numbers, staffing, splittable)
    liking = [float(count) for count in staffing.versatility]
    return placer.made(in_order(numbers, ranks), numbers.start, liking)


def _only(staff: Staff, team: Team) -> Staff:
    needs = [
        {person: speed for person, speed in need.items() if person in team} for need in staff.needs
    ]
    return replace(staff, needs=needs)


class Exact:
    """Searches for a plan of `setting` that ends before `made`, on the working time `time`."""

    def __init__(self, setting: Setting, time: WorkingTime, made: Made, bound: int) -> None:
        self._setting, self._time = setting, time
        self._numbers = numbers = setting.compiled
        self._origin = time.work(numbers.start)
        self._model = model = cp_model.CpModel()
        self._solver = cp_model.CpSolver()
        last = max(made.finishes[position] for position in setting.order)
        self._end = time.work(last) - self._origin
        self._free = [each for each in setting.order if numbers.fixed[each] is None]
        self._starts = {
            position: model.new_int_var(0, max(0, self._end), f"s{position}")
            for position in self._free
        }
        self._chosen: dict[int, dict[int, cp_model.IntVar]] = {}
        self._intervals = {
            position: model.new_fixed_size_interval_var(start, numbers.durations[position], "")
            for position, start in self._starts.items()
        }
        self._uses: dict[int, list[tuple[cp_model.IntervalVar, int]]] = {}
        for position in self._free:
            self._keep_dates(position)
            self._choose_people(position)
            for resource, units in numbers.demands[position]:
                self._use(resource, self._intervals[position], units)
        self._limit_groups()
        self._limit_resources()
        latest = max(0, self._end - 1)
        first = max(0, time.work(bound) - self._origin)
        makespan = model.new_int_var(min(first, latest), latest, "makespan")
        for position, start in self._starts.items():
            model.add(start + numbers.durations[position] <= makespan)
            model.add_hint(start, time.work(made.starts[position]) - self._origin)
            for person, variable in self._chosen.get(position, {}).items():
                model.add_hint(variable, person in made.teams.get(position, ()))
        model.minimize(makespan)

    def run(self, seconds: float, seed: int, stop: Callable[[], bool] | None = None) -> Answer:
        """Return what is found within `seconds`, or until `stop` says so."""
        solver = self._solver
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = WORKERS
        solver.parameters.random_seed = seed
        done = Event()
        watcher = Thread(target=self._watch, args=(done, stop), daemon=True)
        watcher.start()
        status = solver.solve(self._model)
        done.set()
        watcher.join()
        if status == cp_model.INFEASIBLE:
            return Answer(None, {}, self._instant(self._end))
        bound = self._instant(ceil(solver.best_objective_bound - 1e-6))
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return Answer(None, {}, bound)
        starts = {each: self._origin + solver.value(at) for each, at in self._starts.items()}
        teams = {
            position: tuple(person for person, chosen in people.items() if solver.value(chosen))
            for position, people in self._chosen.items()
        }
        return Answer(starts, teams, bound)

    def _watch(self, done: Event, stop: Callable[[], bool] | None) -> None:
        while stop is not None and not done.wait(POLL):
            if stop():
                self._solver.stop_search()

    def _instant(self, end: int) -> int:
        return self._time.finish_at(self._origin + end) if end > 0 else self._numbers.start

    def _count(self, at: int) -> int:
        return self._time.work(at) - self._origin

    def _keep_dates(self, position: int) -> None:
        numbers, start = self._numbers, self._starts[position]
        own = numbers.durations[position]
        self._model.add(start >= self._count(numbers.releases[position]))
        deadline = self._setting.problem.activities[position].deadline
        if deadline is not None:
            self._model.add(start + own <= self._count(deadline))
        for link in numbers.links[position]:
            if link.other in self._starts:
                before = numbers.durations[link.other] if link.from_finish else 0
                wait = before + link.lag - (own if link.to_finish else 0)
                self._model.add(start >= self._starts[link.other] + wait)
            else:
                self._model.add(start >= self._after_fixed(link) - (own if link.to_finish else 0))

    def _after_fixed(self, link: Link) -> int:
        place = self._numbers.fixed[link.other]
        return 0 if place is None else self._count(place[link.from_finish]) + link.lag

    def _choose_people(self, position: int) -> None:
        """Give each need its people; each person fills one need of an activity."""
        needs = Counter(map(frozenset, self._setting.staffing.of[position].needs))
        variables: dict[int, list[cp_model.IntVar]] = {}
        for group, count in needs.items():
            mine = {person: self._model.new_bool_var("") for person in sorted(group)}
            self._model.add(sum(mine.values()) == count)
            for person, variable in mine.items():
                variables.setdefault(person, []).append(variable)
        start, duration = self._starts[position], self._numbers.durations[position]
        for person, found in variables.items():
            chosen = found[0]
            if len(found) > 1:
                chosen = self._model.new_bool_var("")
                self._model.add(sum(found) == chosen)
            self._chosen.setdefault(position, {})[person] = chosen
            interval = self._model.new_optional_fixed_size_interval_var(start, duration, chosen, "")
            self._use(person, interval, self._numbers.capacities[person])

    def _use(self, resource: int, interval: cp_model.IntervalVar, units: int) -> None:
        self._uses.setdefault(resource, []).append((interval, units))

    def _limit_groups(self) -> None:
        """Let no group of people be asked for more at once than it has."""
        staffs = self._setting.staffing.of
        groups = {frozenset(need) for position in self._free for need in staffs[position].needs}
        groups.add(frozenset(person for group in groups for person in group))
        for group in groups:
            wanted = {
                position: sum(group.issuperset(need) for need in staffs[position].needs)
                for position in self._free
            }
            users = [position for position, count in wanted.items() if count]
            self._model.add_cumulative(
                [self._intervals[position] for position in users],
                [wanted[position] for position in users],
                len(group),
            )

    def _limit_resources(self) -> None:
        for resource, uses in self._uses.items():
            blocks = list(self._blocks(resource))
            intervals = [interval for interval, _ in (*uses, *blocks)]
            units = [units for _, units in (*uses, *blocks)]
            self._model.add_cumulative(intervals, units, self._numbers.capacities[resource])

    def _blocks(self, resource: int) -> Iterator[tuple[cp_model.IntervalVar, int]]:
        """Yield what is away or in fixed use, as much of it as can be at once."""
        numbers = self._numbers
        away: list[Sequence[int]] = list(numbers.reductions[resource])
        for position in numbers.order:
            busy, units = numbers.busy[position], dict(numbers.demands[position]).get(resource, 0)
            if busy is not None and units:
                away.append((*busy, units))
        edges = sorted(
            {max(0, self._count(at)) for start, finish, _ in away for at in (start, finish)}
        )
        for start, finish in pairwise(edges):
            units = sum(
                each[2] for each in away if self._count(each[0]) <= start < self._count(each[1])
            )
            if units:
                interval = self._model.new_fixed_size_interval_var(start, finish - start, "")
                yield interval, min(units, numbers.capacities[resource])
