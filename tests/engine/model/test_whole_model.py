"""Plans of problems with modes, people, pauses and projects are sound; on tiny ones they are best."""

from dataclasses import replace
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Assignment,
    Dependency,
    Mode,
    Problem,
    Project,
    Resource,
    SkillNeed,
    schedule,
)
from rooftree.engine.check import violations
from rooftree.engine.objectives import Goal, Objective, evaluate
from rooftree.engine.schedule.by_goal import schedule_by_goal
from tests.engine.examples import DAY, FIVE, NINE
from tests.engine.rich_examples import rich_problems

HARMLESS = {"late"}


@st.composite
def problems_of_people(draw):
    """Draw up to four activities for three people, two of whom know everything between them."""
    people = (
        Resource("p0", 1, skills={"weld": 2, "paint": 1}),
        Resource("p1", 1, skills={"weld": 1, "paint": 2}),
        Resource(
            "p2",
            1,
            skills=draw(st.dictionaries(st.sampled_from(["weld", "paint"]), st.integers(1, 2))),
        ),
    )
    needs = [
        (SkillNeed("weld"),),
        (SkillNeed("paint"),),
        (SkillNeed("weld", 2),),
        (SkillNeed("weld"), SkillNeed("paint")),
    ]
    work = tuple(
        Activity(f"a{i}", draw(st.integers(1, 4)), skills=draw(st.sampled_from(needs)))
        for i in range(draw(st.integers(1, 4)))
    )
    pairs = [(i, j) for j in range(len(work)) for i in range(j)]
    chosen = draw(st.sets(st.sampled_from(pairs), max_size=2)) if pairs else set()
    return Problem(0, work, tuple(Dependency(f"a{i}", f"a{j}") for i, j in sorted(chosen)), people)


@settings(max_examples=150)
@given(rich_problems(), st.sampled_from([0, 12]))
def test_a_plan_without_findings_breaks_nothing(problem, samples):
    plan = schedule_by_goal(problem, samples=samples)
    broken = violations(problem, plan)
    if {finding.code for finding in plan.findings} <= HARMLESS:
        assert broken == []
        assert plan.status in {"optimal", "feasible"}
    else:
        assert all(
            "is not planned" in each or "deadline" in each or "in all" in each for each in broken
        )


@settings(max_examples=60)
@given(rich_problems(fixed=True))
def test_fixed_work_that_clashes_is_found(problem):
    plan = schedule_by_goal(problem, samples=4)
    if violations(problem, plan):
        assert {finding.code for finding in plan.findings} - HARMLESS


@settings(max_examples=30)
@given(rich_problems(), st.integers(0, 3))
def test_the_same_seed_gives_the_same_plan(problem, seed):
    first = schedule_by_goal(problem, samples=20, seed=seed)
    assert schedule_by_goal(problem, samples=20, seed=seed) == first


def test_stopping_at_any_time_leaves_a_sound_plan():
    problem = Problem(0, tuple(Activity(str(i), 3, skills=(WELD,)) for i in range(6)), (), PEOPLE)
    for most in range(1, 5):
        calls = []
        plan = schedule_by_goal(
            problem,
            seconds=60,
            stop=lambda calls=calls, most=most: calls.append(1) or len(calls) > most,
        )
        assert violations(problem, plan) == []


@settings(max_examples=25)
@given(problems_of_people())
def test_plans_of_people_are_proven_and_as_early_as_trying_everything_finds(problem):
    plan = schedule_by_goal(problem, seconds=5)

    assert violations(problem, plan) == []
    assert plan.status == "optimal"
    assert plan.makespan == earliest_end(problem)


@settings(max_examples=15)
@given(rich_problems(6, fixed=True))
def test_no_plan_passes_the_bound_that_a_search_for_a_time_proves(problem):
    plan = schedule_by_goal(problem, seconds=0.6)

    assert plan.lower_bound <= plan.makespan
    for seed in range(3):
        other = schedule_by_goal(problem, samples=30, seed=seed)
        if not {finding.code for finding in other.findings} - HARMLESS:
            assert plan.lower_bound <= other.makespan
            assert violations(problem, plan) == []


def earliest_end(problem):
    """Try every order of work and every team for each activity."""
    people = [each for each in problem.resources if each.skills]
    before = {each.after: [] for each in problem.dependencies}
    for each in problem.dependencies:
        before[each.after].append(each.before)
    best = 10**9

    def place(left, ends, busy):
        nonlocal best
        if not left:
            best = min(best, max(ends.values()))
        for activity in left:
            waits = before.get(activity.key, [])
            if any(key not in ends for key in waits):
                continue
            rest = [each for each in left if each is not activity]
            for team in teams_of(activity, people):
                start = max([0, *(ends[key] for key in waits)])
                while any(set(range(start, start + activity.duration)) & busy[key] for key in team):
                    start += 1
                taken = set(range(start, start + activity.duration))
                now = {
                    key: minutes | taken if key in team else minutes
                    for key, minutes in busy.items()
                }
                place(rest, {**ends, activity.key: start + activity.duration}, now)

    place(problem.activities, {}, {person.key: set() for person in people})
    return best


def teams_of(activity, people):
    """Return who could do `activity` together."""
    slots = [need for need in activity.skills for _ in range(need.people)]
    return {
        frozenset(person.key for person in team)
        for team in permutations(people, len(slots))
        if all(
            person.skills.get(need.skill, 0) >= need.level
            for person, need in zip(team, slots, strict=True)
        )
    }


WELD, PAINT = SkillNeed("weld"), SkillNeed("paint")
PEOPLE = (
    Resource("both", 1, skills={"weld": 1, "paint": 1}),
    Resource("welder", 1, skills={"weld": 1}),
)


class TestPeople:
    def test_who_can_do_least_is_asked_first(self):
        work = (Activity("a", 5, skills=(WELD,)), Activity("b", 5, skills=(PAINT,)))
        plan = schedule_by_goal(Problem(0, work, (), PEOPLE), rule="list")
        assert plan.assignments == {
            "a": Assignment(0, 5, None, {"welder": 1}),
            "b": Assignment(0, 5, None, {"both": 1}),
        }
        assert plan.status == "optimal"

    def test_the_hours_that_all_candidates_share_count_for_the_bound(self):
        office = {"o": OFFICE_HOURS}
        people = tuple(replace(each, calendar="o") for each in PEOPLE)
        work = (Activity("a", 500, skills=(WELD,)), Activity("b", 100, skills=(WELD,)))
        problem = Problem(NINE, work, (Dependency("a", "b"),), people, office)
        assert schedule_by_goal(problem).status == "optimal"

    def test_the_work_of_a_group_bounds_the_plan(self):
        work = tuple(Activity(str(i), 4, skills=(WELD,)) for i in range(5))
        plan = schedule_by_goal(Problem(7, work, (), PEOPLE))
        assert (plan.makespan, plan.lower_bound) == (12, 10)
        alone = schedule_by_goal(Problem(7, work, (), PEOPLE[1:]))
        assert (alone.makespan, alone.status) == (20, "optimal")

    def test_nobody_with_the_skill_is_a_finding_and_so_is_what_waits(self):
        work = (Activity("a", 5, skills=(replace(WELD, level=2),)), Activity("b"))
        plan = schedule_by_goal(Problem(0, work, (Dependency("a", "b"),), PEOPLE))
        assert [(each.code, each.keys) for each in plan.findings] == [
            ("no-team", ("a",)),
            ("blocked", ("b", "a")),
        ]
        assert (plan.status, plan.assignments) == ("infeasible", {})

    def test_people_who_never_work_together_are_no_team(self):
        days = {"day": OFFICE_HOURS, "night": replace(OFFICE_HOURS, week=(((0, 300),),) * 7)}
        people = (
            Resource("d", skills={"weld": 1}, calendar="day"),
            Resource("n", skills={"paint": 1}, calendar="night"),
        )
        work = (Activity("a", 5, skills=(WELD, PAINT)),)
        plan = schedule_by_goal(Problem(0, work, (), people, days))
        assert [each.code for each in plan.findings] == ["no-team"]
        both = replace(people[0], key="x", skills={"weld": 1, "paint": 1})
        plan = schedule_by_goal(Problem(0, work, (), (*people, both), days))
        assert plan.assignments["a"] == Assignment(NINE, NINE + 5, None, {"d": 1000, "x": 1000})

    def test_a_pin_when_nobody_is_free_is_a_finding(self):
        work = tuple(Activity(key, 5, pinned=2, skills=(PAINT,)) for key in "ab")
        plan = schedule_by_goal(Problem(0, work, (), PEOPLE))
        assert [(each.code, each.keys) for each in plan.findings] == [("over-capacity", ("b",))]

    def test_the_master_takes_less_time(self):
        master = Resource("m", 1, skills={"weld": 3})
        work = (Activity("a", 9, skills=(replace(WELD, faster=250),)),)
        plan = schedule_by_goal(Problem(0, work, (), (master,)))
        assert plan.assignments["a"] == Assignment(0, 6, None, {"m": 1})
        assert plan.status == "optimal"


class TestPauses:
    def work(self, **options):
        work = (
            Activity("a", 240, {"ada": 1}, splittable=True, **options),
            Activity("meeting", 60, {"ada": 1}, pinned=NINE + 120),
        )
        return Problem(NINE, work, (), (Resource("ada", 1, "o"),), {"o": OFFICE_HOURS})

    def test_work_is_split_around_a_meeting(self):
        plan = schedule_by_goal(self.work())
        pieces = ((NINE, NINE + 120), (NINE + 180, NINE + 300))
        assert plan.assignments["a"] == Assignment(NINE, NINE + 300, pieces=pieces)

    def test_what_may_not_pause_waits(self):
        problem = self.work()
        whole = replace(problem.activities[0], splittable=False)
        problem = replace(problem, activities=(whole, problem.activities[1]))
        assert schedule_by_goal(problem).assignments["a"] == Assignment(NINE + 180, NINE + 420)

    def test_the_night_is_no_pause(self):
        problem = self.work(earliest=FIVE - 60)
        late = Assignment(FIVE - 60, DAY + NINE + 180)
        assert schedule_by_goal(problem).assignments["a"] == late

    def test_a_gap_too_short_for_a_part_of_the_work_is_passed_over(self):
        problem = replace(self.work(earliest=NINE + 100))
        late = Assignment(NINE + 180, NINE + 420)
        assert schedule_by_goal(problem).assignments["a"] == late

    def test_a_finish_that_waits_is_met_by_a_late_last_piece(self):
        problem = self.work()
        problem = replace(
            problem,
            activities=(*problem.activities, Activity("x", earliest=NINE + 400)),
            dependencies=(Dependency("x", "a", "FF"),),
        )
        plan = schedule_by_goal(problem)
        assert plan.assignments["a"].finish == NINE + 400
        assert violations(problem, plan) == []


class TestModes:
    MODES = (Mode("fast", 2, {"r": 2, "steel": 3}), Mode("slow", 5, {"r": 1, "steel": 1}))

    def problem(self, count, steel):
        work = tuple(Activity(f"a{i}", modes=self.MODES) for i in range(count))
        resources = Resource("r", 2), Resource("steel", steel, kind="nonrenewable")
        return Problem(0, work, (), resources)

    def test_the_quickest_modes_are_taken_where_material_suffices(self):
        plan = schedule_by_goal(self.problem(3, 9))
        assert {place.mode for place in plan.assignments.values()} == {"fast"}
        assert plan.makespan == 6

    def test_material_is_spared_where_it_is_short(self):
        plan = schedule_by_goal(self.problem(3, 5), samples=50)
        modes = [place.mode for place in plan.assignments.values()]
        assert sorted(modes) == ["fast", "slow", "slow"]
        assert plan.makespan == 7
        assert plan.findings == ()

    def test_too_little_for_any_choice_is_a_contradiction(self):
        plan = schedule_by_goal(self.problem(3, 2))
        assert plan.status == "infeasible"
        assert "material-short" in {finding.code for finding in plan.findings}

    @pytest.mark.parametrize("steel", range(4, 13))
    def test_every_choice_of_modes_is_within_reach(self, steel):
        problem = self.problem(4, steel)
        plan = schedule_by_goal(problem, samples=400)
        assert violations(problem, plan) == []
        assert plan.makespan == best_of_all(problem, steel)


def best_of_all(problem, steel):
    """Try every choice and every order, each activity as early as the two units of r allow."""
    best = 10**9
    for choice in product(range(2), repeat=len(problem.activities)):
        modes = [problem.activities[i].modes[number] for i, number in enumerate(choice)]
        if sum(mode.demands["steel"] for mode in modes) <= steel:
            for order in set(permutations((mode.duration, mode.demands["r"]) for mode in modes)):
                used = [0] * 40
                end = 0
                for duration, units in order:
                    start = next(
                        t
                        for t in range(40)
                        if all(used[i] + units <= 2 for i in range(t, t + duration))
                    )
                    for i in range(start, start + duration):
                        used[i] += units
                    end = max(end, start + duration)
                best = min(best, end)
    return best


class TestGoals:
    def test_what_is_due_first_goes_first_and_weights_decide(self):
        work = tuple(
            Activity(key, 4, {"r": 1}, due=4, weight=weight)
            for key, weight in zip("abc", (1, 5, 3), strict=True)
        )
        plan = schedule_by_goal(
            Problem(0, work, (), (Resource("r", 1),)), Goal((Objective("tardiness"),)), samples=60
        )
        assert sorted(plan.assignments, key=lambda key: plan.assignments[key].start) == list("bca")

    def test_a_due_project_goes_first(self):
        work = tuple(Activity(key, 4, {"r": 1}, project=key) for key in "xy")
        projects = Project("x", weight=1), Project("y", due=4)
        problem = Problem(0, work, (), (Resource("r", 1),), {}, projects)
        plan = schedule_by_goal(problem, Goal((Objective("tardiness"),)))
        assert plan.assignments["y"].start == 0

    def test_a_project_of_priority_goes_first_by_that_rule(self):
        work = tuple(
            Activity(key, 4, {"r": 1}, project=key, priority=9 * (key == "x")) for key in "xy"
        )
        projects = Project("x"), Project("y", priority=1)
        problem = Problem(0, work, (), (Resource("r", 1),), {}, projects)
        assert schedule_by_goal(problem, rule="priority").assignments["y"].start == 0

    def test_value_comes_early(self):
        work = (Activity("a", 9, {"r": 1}, value=5), Activity("b", 2, {"r": 1}, value=4))
        problem = Problem(0, work, (), (Resource("r", 1),))
        plan = schedule_by_goal(problem, Goal((Objective("value"),), half_life=10))
        assert plan.assignments["b"].start == 0

    def test_a_cheap_mode_is_taken_where_cost_comes_first(self):
        modes = (Mode("dear", 1, cost=9), Mode("cheap", 8, cost=2))
        problem = Problem(0, (Activity("a", modes=modes), Activity("b", modes=modes)))
        plan = schedule_by_goal(problem, Goal((Objective("cost"),)), samples=60)
        assert {place.mode for place in plan.assignments.values()} == {"cheap"}

    def test_a_plan_for_stability_keeps_the_accepted_order(self):
        work = tuple(Activity(key, 4, {"r": 1}) for key in "abc")
        problem = Problem(0, work, (), (Resource("r", 1),), accepted={"c": 0, "b": 4, "a": 8})
        plan = schedule_by_goal(problem, Goal((Objective("shift"),)))
        assert evaluate(problem, plan)["shift"].amount == 0

    def test_an_early_end_alone_is_the_usual_plan(self):
        work = tuple(Activity(key, 3, {"r": 1}) for key in "abc")
        problem = Problem(0, work, (), (Resource("r", 2),))
        assert schedule(problem, goal=Goal()) == schedule(problem)

    def test_what_comes_second_decides_between_plans_that_end_as_early(self):
        work = (
            Activity("a", 4, {"r": 1}),
            Activity("b", 4, {"r": 1}, due=4),
            Activity("c", 8, {"r": 1}),
        )
        problem = Problem(0, work, (), (Resource("r", 2),))
        goal = Goal((Objective("makespan"), Objective("tardiness")))
        plan = schedule(problem, goal=goal, seconds=0.3)
        assert (plan.makespan, plan.assignments["b"].start) == (8, 0)

    def test_schedule_takes_the_goal(self):
        work = (Activity("a", 9, {"r": 1}), Activity("b", 2, {"r": 1}, due=2))
        problem = Problem(0, work, (), (Resource("r", 1),))
        plan = schedule(problem, goal=Goal((Objective("tardiness"),)))
        assert plan.assignments["b"].start == 0

    def test_an_early_end_is_not_called_optimal_where_something_else_is_sought(self):
        problem = Problem(0, (Activity("a", 2),))
        assert schedule_by_goal(problem, Goal((Objective("cost"),))).status == "feasible"
