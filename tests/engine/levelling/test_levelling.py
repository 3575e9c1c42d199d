"""Levelling proposes moves that solve overloads, cost as little as may be, and can be taken singly."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Assignment,
    Calendar,
    Dependency,
    Mode,
    Plan,
    Problem,
    ProblemError,
    Project,
    Resource,
    SkillNeed,
    network,
    schedule,
)
from rooftree.engine.as_planned import as_planned
from rooftree.engine.check import violations
from rooftree.engine.checking.arrows import broken_dependencies
from rooftree.engine.checking.work import works
from rooftree.engine.compiled import early_dates
from rooftree.engine.levelling import Effect, Overload, Waits, apply, level
from rooftree.engine.levelling.board import Board
from tests.engine.examples import DAY, FIVE, NINE, problems
from tests.engine.rich_examples import rich_problems

R = Resource("r", 1)


def plan_of(problem, **starts):
    """Return the plan in which each activity begins at the start given, without a look at load."""
    lengths = {activity.key: activity.duration for activity in problem.activities}
    places = {key: Assignment(start, start + lengths[key]) for key, start in starts.items()}
    end = max(place.finish for place in places.values())
    return Plan("feasible", places, end - problem.start, 0)


def early_plan(problem):
    """Return the plan of the critical path method, which knows no capacity."""
    dates = network(problem).dates
    places = {key: Assignment(each.early_start, each.early_finish) for key, each in dates.items()}
    end = max((place.finish for place in places.values()), default=problem.start)
    return Plan("feasible", places, end - problem.start, 0)


def use(problem, plan):
    """Return the units in use of each resource in each minute, straight from the definition."""
    renewable = {each.key for each in problem.resources if each.kind == "renewable"}
    used = {}
    for work in works(problem, plan).values():
        for start, finish in work.worked:
            for minute in range(start, finish):
                for resource, units in (*work.demands.items(), *work.place.resources.items()):
                    if resource in renewable:
                        used[resource, minute] = used.get((resource, minute), 0) + units
    return used


def free(problem, resource, minute):
    have = next(each for each in problem.resources if each.key == resource)
    away = sum(each.units for each in have.reductions if each.start <= minute < each.finish)
    return have.capacity - away


def new_faults(problem, plan, *tolerated):
    """Return what `plan` overloads or breaks and none of the `tolerated` plans does."""
    uses = [use(problem, each) for each in tolerated]
    overloads = {
        (resource, minute)
        for (resource, minute), units in use(problem, plan).items()
        if units
        > max(
            free(problem, resource, minute), *(each.get((resource, minute), 0) for each in uses), 0
        )
    }
    broken = set(broken_dependencies(problem, works(problem, plan)))
    return overloads, broken.difference(
        *(broken_dependencies(problem, works(problem, each)) for each in tolerated)
    )


@settings(max_examples=80)
@given(problems(6))
def test_the_whole_proposal_leaves_a_sound_plan(problem):
    proposal = level(problem, early_plan(problem), orders=5)
    broken = violations(problem, proposal.after)
    assert [each for each in broken if "is not planned" not in each] == []
    assert proposal.left == ()
    assert bool(proposal.moves) == bool(proposal.overloads)


@settings(max_examples=120)
@given(problems(6, fixed=True), st.data())
def test_any_part_of_a_proposal_breaks_nothing_that_was_whole(problem, data):
    before = early_plan(problem)
    proposal = level(problem, before, orders=3)
    keys = [move.key for move in proposal.moves]
    asked = data.draw(st.sets(st.sampled_from(keys)) if keys else st.just(set()))

    accepted = apply(proposal, asked)

    made = {
        key for key, place in accepted.plan.assignments.items() if place != before.assignments[key]
    }
    assert made == {*accepted.asked, *accepted.added}
    assert set(accepted.asked) == asked
    assert all(accepted.plan.assignments[key] == proposal.after.assignments[key] for key in made)
    assert new_faults(problem, accepted.plan, before, proposal.after) == (set(), set())


@settings(max_examples=60)
@given(problems(6, fixed=True))
def test_what_is_fixed_stays_and_nothing_starts_earlier(problem):
    before = early_plan(problem)
    after = level(problem, before, orders=3).after
    for activity in problem.activities:
        if activity.key in before.assignments:
            old, new = before.assignments[activity.key], after.assignments[activity.key]
            assert new.start >= old.start
            if activity.pinned is not None or activity.actual_start is not None:
                assert new == old


@settings(max_examples=60)
@given(problems(6, fixed=True))
def test_every_move_has_a_reason_and_could_not_be_left_out(problem):
    proposal = level(problem, early_plan(problem), orders=3)
    for move in proposal.moves:
        assert move.reasons
        stays = {**proposal.after.assignments, move.key: move.before}
        overloads, broken = new_faults(
            problem, replace(proposal.after, assignments=stays), proposal.after
        )
        assert overloads or broken


def test_all_or_nothing_of_a_proposal_is_after_or_before():
    problem = Problem(0, tuple(Activity(key, 2, {"r": 1}) for key in "abc"), (), (R,))
    proposal = level(problem, plan_of(problem, a=0, b=0, c=1))
    assert apply(proposal, [move.key for move in proposal.moves]).plan == proposal.after
    assert apply(proposal, []).plan.assignments == proposal.before.assignments


def test_a_plan_that_asks_for_no_more_than_there_is_needs_no_move():
    problem = Problem(0, (Activity("a", 2, {"r": 1}), Activity("b", 2)), (), (R,))
    proposal = level(problem, plan_of(problem, a=5, b=0))
    assert (proposal.moves, proposal.overloads) == ((), ())


def test_who_has_float_moves_and_the_reason_says_what_was_over_which_limit():
    problem = Problem(
        0,
        (Activity("long", 9, {"r": 1}), Activity("short", 3, {"r": 1}), Activity("end", 8)),
        (Dependency("long", "end"),),
        (R,),
    )
    proposal = level(problem, plan_of(problem, long=0, short=0, end=9))
    (move,) = proposal.moves
    assert (move.key, move.before, move.after) == ("short", Assignment(0, 3), Assignment(9, 12))
    assert (move.delay, move.float_used, move.needs) == (9, 9, ())
    overload = Overload("r", 0, 3, 2, 1, ("long", "short"))
    assert move.reasons == (overload,)
    assert proposal.overloads == (overload,)


def test_what_waits_for_a_move_says_so_and_comes_along():
    problem = Problem(
        0,
        (Activity("x", 4, {"r": 1}, pinned=0), Activity("a", 3, {"r": 1}), Activity("b", 2)),
        (Dependency("a", "b"),),
        (R,),
    )
    proposal = level(problem, plan_of(problem, x=0, a=0, b=3))
    moves = {move.key: move for move in proposal.moves}
    assert moves["b"].reasons == (Waits("a", "FS", 7),)
    assert moves["a"].needs == ("b",)
    assert moves["b"].needs == ()
    assert [move.key for move in proposal.moves] == ["b", "a"]
    assert apply(proposal, ["a"]).added == ("b",)
    left = apply(proposal, ["b"])
    assert (left.added, left.left) == ((), proposal.overloads)


def test_a_move_says_which_commitments_it_breaks():
    problem = Problem(
        0,
        (
            Activity("a", 4, {"r": 1}, due=4, weight=9, project="p"),
            Activity("b", 4, {"r": 1}, due=5, project="q"),
        ),
        (),
        (R,),
        {},
        (Project("p"), Project("q", due=20)),
    )
    (move,) = level(problem, plan_of(problem, a=0, b=0)).moves
    assert move.effects == (Effect("b", 5, 4, 8), Effect("q", 20, 4, 8))
    assert [effect.is_broken for effect in move.effects] == [True, False]


def test_two_pinned_at_once_are_left():
    work = tuple(Activity(key, 4, {"r": 1}, pinned=0) for key in "ab")
    problem = Problem(0, work, (), (R,))
    proposal = level(problem, plan_of(problem, a=0, b=0))
    assert proposal.moves == ()
    assert proposal.left == (Overload("r", 0, 4, 2, 1, ("a", "b")),)


def test_a_limit_below_the_capacity_keeps_some_free():
    work = tuple(Activity(key, 4, {"r": 2}) for key in "ab")
    problem = Problem(0, work, (), (Resource("r", 4),))
    before = plan_of(problem, a=0, b=0)
    assert level(problem, before).moves == ()
    (move,) = level(problem, before, limits={"r": 3}).moves
    assert move.reasons[0].limit == 3


def test_chosen_people_and_working_hours_stay():
    problem = Problem(
        NINE,
        tuple(Activity(key, 480, skills=(SkillNeed("weld"),)) for key in "ab"),
        (),
        (Resource("ada", skills={"weld": 1}, calendar="office"),),
        {"office": OFFICE_HOURS},
    )
    place = Assignment(NINE, FIVE, None, {"ada": 1000})
    proposal = level(problem, Plan("feasible", {"a": place, "b": place}, 480, 0))
    assert violations(problem, proposal.after) == []
    (move,) = proposal.moves
    assert move.after == Assignment(DAY + NINE, DAY + FIVE, None, {"ada": 1000})
    assert move.delay == 480


def test_an_unknown_move_is_an_error():
    problem = Problem(0, (Activity("a", 2),))
    with pytest.raises(KeyError):
        apply(level(problem, plan_of(problem, a=0)), ["a"])


def crowded_plan(problem):
    """Return the plan with modes and people chosen, each activity as early as dates allow."""
    chosen = schedule(problem)
    numbers = as_planned(problem, chosen).numbers
    starts, finishes = early_dates(numbers)
    places = {
        numbers.keys[i]: replace(
            chosen.assignments[numbers.keys[i]], start=starts[i], finish=finishes[i], pieces=()
        )
        for i in numbers.order
    }
    end = max((place.finish for place in places.values()), default=problem.start)
    return Plan("feasible", places, end - problem.start, 0)


@settings(max_examples=100)
@given(rich_problems(5, fixed=True), st.data())
def test_modes_people_and_pauses_are_levelled_in_parts_as_well(problem, data):
    before = crowded_plan(problem)
    proposal = level(problem, before, orders=3)
    keys = [move.key for move in proposal.moves]
    asked = data.draw(st.sets(st.sampled_from(keys)) if keys else st.just(set()))

    accepted = apply(proposal, asked)

    assert new_faults(problem, accepted.plan, before, proposal.after) == (set(), set())
    worse = set(violations(problem, accepted.plan)) - set(violations(problem, before))
    assert not [each for each in worse if "deadline" not in each and " has " not in each]


def test_what_demands_more_than_a_limit_runs_alone_and_is_left():
    work = [
        Activity(key, 480, {"ada": units}) for key, units in (("a", 600), ("b", 500), ("c", 500))
    ]
    problem = Problem(0, tuple(work), (), (Resource("ada", 1000),))
    proposal = level(problem, plan_of(problem, a=480, b=0, c=0), limits={"ada": 550})
    assert violations(problem, proposal.after) == []
    assert [(each.keys, each.used, each.limit) for each in proposal.left] == [(("a",), 600, 550)]
    assert len({place.start for place in proposal.after.assignments.values()}) == 3


def test_what_demands_more_than_there_is_is_seen_by_the_rest():
    work = (Activity("huge", 4, {"r": 9}), Activity("a", 4, {"r": 1}), Activity("b", 4))
    problem = Problem(0, work, (Dependency("huge", "b"),), (R,))
    proposal = level(problem, plan_of(problem, huge=0, a=0, b=4))
    places = proposal.after.assignments
    assert places["a"].start >= places["huge"].finish or places["huge"].start >= places["a"].finish
    assert places["b"].start >= places["huge"].finish
    assert [each.keys for each in proposal.left] == [("huge",)]


@settings(max_examples=80)
@given(problems(6, fixed=True), st.data())
def test_limits_never_lead_to_what_is_wrong_without_them(problem, data):
    before = early_plan(problem)
    limits = {each.key: data.draw(st.integers(0, each.capacity)) for each in problem.resources}
    proposal = level(problem, before, limits=limits, orders=2)
    assert new_faults(problem, proposal.after, before)[0] == set()


@pytest.mark.parametrize("limits", [{"nobody": 5}, {"r": -1}])
def test_limits_of_the_unknown_or_below_nothing_are_faults(limits):
    problem = Problem(0, (Activity("a", 2, {"r": 1}),), (), (R,))
    with pytest.raises(ProblemError):
        level(problem, plan_of(problem, a=0), limits=limits)


def codes(plan):
    return {finding.code for finding in plan.findings}


def test_a_deadline_that_a_move_misses_is_an_effect_and_a_finding():
    work = (Activity("a", 4, {"r": 1}, deadline=4), Activity("b", 4, {"r": 1}, deadline=5))
    problem = Problem(0, work, (), (R,))
    proposal = level(problem, plan_of(problem, a=0, b=0))
    assert (proposal.after.status, codes(proposal.after)) == ("unknown", {"deadline-missed"})
    assert proposal.effects == (Effect("b", 5, 4, 8, is_deadline=True),)
    assert proposal.effects[0].is_broken
    assert apply(proposal, ["b"]).plan == proposal.after


def test_what_is_left_makes_a_plan_unsound():
    work = tuple(Activity(key, 4, {"r": 1}, pinned=0) for key in "ab")
    problem = Problem(0, work, (), (R,))
    proposal = level(problem, plan_of(problem, a=0, b=0))
    assert proposal.after.status == "infeasible"
    assert "over-capacity" in codes(proposal.after)


def test_what_could_not_be_planned_stays_a_finding():
    work = (Activity("a", 4, {"r": 1}), Activity("b", 4, {"r": 1}), Activity("z", 4, {"r": 9}))
    problem = Problem(0, work, (), (R,))
    planned = schedule(problem)
    after = level(problem, planned).after
    assert (after.status, codes(after)) == (planned.status, codes(planned))


def test_a_plan_of_which_nothing_is_accepted_is_not_feasible():
    problem = Problem(0, tuple(Activity(key, 2, {"r": 1}) for key in "ab"), (), (R,))
    proposal = level(problem, plan_of(problem, a=0, b=0))
    assert proposal.after.status == "feasible"
    kept = apply(proposal, []).plan
    assert (kept.status, codes(kept)) == ("unknown", {"overloaded"})


@settings(max_examples=80)
@given(rich_problems(5, fixed=True))
def test_a_levelled_plan_is_feasible_only_when_it_is_sound(problem):
    after = level(problem, crowded_plan(problem), orders=2).after
    if after.status == "feasible":
        assert violations(problem, after) == []


def looks_at_the_whole(monkeypatch, length):
    """Return how often levelling a chain of that length judges all places of a plan."""
    looks = []
    for name in ("broken", "overloads"):
        judge = getattr(Board, name)
        monkeypatch.setattr(
            Board, name, lambda *given, judge=judge: looks.append(1) or judge(*given)
        )
    work = [Activity(f"a{i}", 5, {"r": 1}) for i in range(length)]
    chain = tuple(Dependency(f"a{i}", f"a{i + 1}") for i in range(length - 1))
    problem = Problem(0, (Activity("x", 5, {"r": 1}, pinned=0), *work), chain, (R,))
    starts = {f"a{i}": 5 * i for i in range(length)}
    proposal = level(problem, plan_of(problem, x=0, **starts), orders=2)
    monkeypatch.undo()
    assert len(proposal.moves) == length
    return len(looks)


def test_a_move_costs_a_look_at_its_neighbours_and_not_at_the_whole_plan(monkeypatch):
    assert looks_at_the_whole(monkeypatch, 5) == looks_at_the_whole(monkeypatch, 25)


def test_work_pinned_out_of_hours_in_its_mode_is_not_feasible():
    modes = (Mode("at once", 0), Mode("slowly", 2))
    work = (Activity("a", modes=modes, pinned=0, calendar="late"),)
    late = Calendar((((600, 700),),) * 7)
    problem = Problem(0, work, calendars={"late": late})
    planned = Plan("feasible", {"a": Assignment(0, 602, mode="slowly")}, 602, 0)

    after = level(problem, planned).after

    assert (after.status, codes(after)) == ("unknown", {"outside-working-time"})
