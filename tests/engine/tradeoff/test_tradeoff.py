"""Trade-offs: options that keep every rule, honest bounds, moves, flips and the dial."""

import json
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Calendar,
    Dependency,
    Estimate,
    Mode,
    Problem,
    ProblemError,
    Resource,
    SkillNeed,
    schedule,
)
from rooftree.engine.check import violations as plan_violations
from rooftree.engine.release import Customer, Feature, Precedence, Release, ReleaseProblem, choose
from rooftree.engine.release.check import value_of, violations
from rooftree.engine.tradeoff import (
    Change,
    Dial,
    Move,
    Option,
    TradeoffProblem,
    Wish,
    flip_points,
    odds,
    options,
    worth_by_delay,
    worth_by_feature,
)
from rooftree.engine.tradeoff.option import OBJECTIVES, loss, non_dominated
from rooftree.engine.tradeoff.planning import activities_of, plan_problem
from rooftree.engine.tradeoff.scoping import cost_of

HOUR = 60
PATIENT = 3600.0  # seconds: all is tried, however slow the machine


@st.composite
def wishes(draw):
    """Draw a wish of up to four features over up to four activities."""
    work = [f"a{i}" for i in range(draw(st.integers(1, 4)))]
    keys = [f"f{i}" for i in range(draw(st.integers(1, 4)))]
    pairs = [(a, b) for j, b in enumerate(work) for a in work[:j]]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else []
    subsets = st.lists(st.sampled_from(work), max_size=2, unique=True).map(tuple)
    return TradeoffProblem(
        choice=ReleaseProblem(
            features=tuple(
                Feature(key, draw(st.integers(0, 20)), costs={"money": draw(st.integers(0, 9))})
                for key in keys
            ),
            customers=(Customer("all", value=draw(st.integers(0, 30)), requests=tuple(keys)),),
        ),
        plan=Problem(
            start=draw(st.integers(0, 100)),
            activities=tuple(
                Activity(key, HOUR * draw(st.integers(1, 5)), {"team": draw(st.integers(0, 2))})
                for key in work
            ),
            dependencies=tuple(Dependency(a, b) for a, b in chosen),
            resources=(Resource("team", 2, rate=draw(st.integers(0, 7))),),
        ),
        work={key: draw(subsets) for key in keys},
        changes=(Change("hire", draw(st.integers(0, 20)), {"team": 1}),),
        wish=Wish(
            finish=draw(st.none() | st.integers(0, 900)),
            budget=draw(st.none() | st.integers(0, 60)),
        ),
    )


def scopes_of(problem):
    """Return (value, cost, features) of every scope, straight from the definition."""
    resources = {each.key: each for each in problem.plan.resources}
    for size in range(len(problem.choice.features) + 1):
        for chosen in combinations([each.key for each in problem.choice.features], size):
            choice = dict.fromkeys(chosen, "next")
            if violations(problem.choice, choice):
                continue
            kept = activities_of(problem, chosen)
            cost = sum(
                cost_of(each, resources) for each in problem.plan.activities if each.key in kept
            )
            cost += sum(
                problem.choice.cost_of(each)
                for each in problem.choice.features
                if each.key in chosen
            )
            yield value_of(problem.choice, choice), cost, chosen


@settings(max_examples=40)
@given(wishes())
def test_every_option_is_what_it_says_and_the_best_for_its_cost(problem):
    everything = {chosen: (value, cost) for value, cost, chosen in scopes_of(problem)}
    found = options(problem, points=40, seconds=PATIENT)
    assert found.options
    changes = {change.key: change for change in problem.changes}
    for option in found.options:
        value, cost = everything[option.features]
        extra = sum(changes[key].cost for key in option.changes)
        assert (option.value, option.cost) == (value, cost + extra)
        best = max(other for other, price in everything.values() if price <= cost)
        assert option.value == option.value_bound == best
        work = plan_problem(
            problem,
            activities_of(problem, option.features),
            [changes[key] for key in option.changes],
        )
        plan = schedule(work)
        assert plan_violations(work, plan) == []
        assert option.finish_bound <= option.finish == problem.plan.start + plan.makespan


@settings(max_examples=40)
@given(wishes())
def test_no_option_is_as_good_as_another_in_everything(problem):
    found = options(problem, points=40, seconds=PATIENT).options
    for one in found:
        for other in found:
            if one is not other:
                assert any(loss(one, name) < loss(other, name) for name in OBJECTIVES)


@settings(max_examples=8)
@given(wishes(), st.integers(0, 15))
def test_capacities_limit_what_features_take_by_themselves(problem, units):
    limited = (Release("next", capacities={"money": units}),)
    problem = replace(problem, choice=replace(problem.choice, releases=limited))
    everything = {chosen: (value, cost) for value, cost, chosen in scopes_of(problem)}
    found = options(problem, points=6, seconds=PATIENT)
    assert found.options
    for option in found.options:
        value, cost = everything[option.features]
        assert value == max(other for other, price in everything.values() if price <= cost)


def test_a_feature_may_be_named_as_its_work_is_among_features():
    plan = Problem(
        activities=(Activity("x", HOUR, {"team": 1}),), resources=(Resource("team", 1, rate=7),)
    )
    choice = ReleaseProblem((Feature("work of x", 5), Feature("work of work of x", 3)))
    problem = TradeoffProblem(choice, plan, {"work of x": ("x",)})
    found = {each.features: each.cost for each in options(problem, seconds=PATIENT).options}
    assert found == {("work of work of x",): 0, ("work of x", "work of work of x"): 7}


@settings(max_examples=20)
@given(wishes())
def test_the_same_wish_has_the_same_options(problem):
    assert options(problem, seconds=PATIENT) == options(problem, seconds=PATIENT)


OFFICE = {"office": OFFICE_HOURS}
PLAN = Problem(
    activities=(
        Activity("base", 8 * HOUR, {"ada": 1000}, estimate=Estimate(7 * HOUR, 8 * HOUR, 15 * HOUR)),
        Activity("top", 16 * HOUR, {"ada": 1000}),
        Activity("side", 8 * HOUR, {"bob": 1000}),
        Activity("always", HOUR, {"bob": 1000}),
    ),
    dependencies=(Dependency("base", "top"),),
    resources=(Resource("ada", calendar="office", rate=100), Resource("bob", calendar="office")),
    calendars=OFFICE,
)
CHOICE = ReleaseProblem(
    features=(Feature("tower", 900), Feature("shed", 300, costs={"paint": 2})),
    rates={"paint": 50},
)
DAY = 24 * HOUR
LONGER = Calendar(week=(((8 * HOUR, 24 * HOUR),),) * 7)
WISH = TradeoffProblem(
    CHOICE,
    PLAN,
    {"tower": ("top",), "shed": ("side",)},
    (Change("nights", 1000, calendars={"office": LONGER}),),
    Wish(finish=2 * DAY, budget=2000),
)


def test_work_that_is_waited_for_and_work_in_any_case_are_paid_for():
    found = {(each.features, each.changes): each for each in options(WISH, seconds=PATIENT).options}
    assert found[("tower", "shed"), ()].cost == 2400 + 100
    assert found[(), ()].cost == 0
    assert found[(), ()].finish > PLAN.start


def test_the_moves_of_an_option_lead_from_the_wish_to_it():
    found = {(each.features, each.changes): each for each in options(WISH, seconds=PATIENT).options}
    moves = found[("tower", "shed"), ("nights",)].moves
    assert Move("change", "nights") in moves
    assert Move("budget", amount=2400 + 100 + 1000 - 2000) in moves
    late = found[("tower", "shed"), ()]
    assert Move("date", amount=late.finish - 2 * DAY) in late.moves
    small = found[("shed",), ()]
    assert small.moves == (Move("drop", "tower"),)


def test_what_the_wish_insists_on_is_in_every_option():
    wish = replace(WISH, wish=Wish(scope=("tower",)))
    assert all("tower" in each.features for each in options(wish, seconds=PATIENT).options)


def test_a_scope_that_contradicts_the_rules_gives_findings_and_no_options():
    choice = replace(CHOICE, features=(Feature("tower", decided=False), Feature("shed")))
    choice = replace(choice, precedences=(Precedence("tower", "shed"),))
    found = options(replace(WISH, choice=choice, wish=Wish(scope=("shed",))))
    assert found.options == ()
    assert "decision shed" in found.findings[0].message


def test_wishes_that_are_stopped_still_have_an_option():
    found = options(WISH, stop=lambda: True)
    assert len(found.options) == 1


def test_odds_of_an_option_are_those_of_its_own_plan():
    found = {(each.features, each.changes): each for each in options(WISH, seconds=PATIENT).options}
    tower = found[("tower", "shed"), ()]
    forecast = odds(WISH, tower)
    assert forecast.percentiles[50] <= forecast.percentiles[85]
    assert set(forecast.activities) == {"base", "top", "side", "always"}
    assert set(odds(WISH, found[("shed",), ()]).activities) == {"side", "always"}


def test_risk_grows_with_what_the_last_work_may_take():
    def risk(high):
        base = replace(PLAN.activities[0], estimate=Estimate(7 * HOUR, 8 * HOUR, high))
        plan = replace(PLAN, activities=(base, *PLAN.activities[1:]))
        wish = replace(WISH, plan=plan, wish=Wish(finish=3 * DAY))
        found = {
            (each.features, each.changes): each for each in options(wish, seconds=PATIENT).options
        }
        return found[("tower", "shed"), ()].risk

    assert risk(9 * HOUR) < risk(30 * HOUR)


def risk_of(activity):
    """Return the risk of a plan of `activity` and what waits for it, due an hour after it ends."""
    last = Activity("last", 4 * HOUR, {"ada": 1000})
    plan = replace(
        PLAN,
        start=9 * HOUR,
        activities=(activity, last),
        dependencies=(Dependency("base", "last"),),
    )
    late = Wish(finish=DAY + 14 * HOUR)
    wish = replace(WISH, plan=plan, work={}, changes=(), wish=late)
    (found,) = {each.risk for each in options(wish, seconds=PATIENT).options}
    return found


@pytest.mark.parametrize(("high", "least", "most"), [(14, 0.05, 0.95), (8, 0.0, 0.0)])
def test_work_in_a_mode_is_as_risky_as_the_same_work_without_modes(high, least, most):
    plain = Activity("base", 8 * HOUR, {"ada": 1000}, estimate=Estimate(420, 480, high * HOUR))
    never = Mode("never", 80 * HOUR, {"ada": 1000})
    modes = (Mode("usual", plain.duration, plain.demands), never)
    either = replace(plain, duration=0, demands={}, modes=modes)
    assert least <= risk_of(plain) <= most
    assert risk_of(either) == risk_of(plain)


def test_work_in_another_mode_than_the_first_is_as_uncertain_in_proportion():
    usual = Activity("base", 8 * HOUR, {"ada": 1000}, estimate=Estimate(420, 480, 14 * HOUR))
    slow = Mode("slow", 16 * HOUR, {"ada": 1000})
    quick = Mode("quick", 8 * HOUR, {"ada": 1000})
    twice = Estimate(840, 960, 28 * HOUR)
    either = replace(usual, duration=0, demands={}, modes=(slow, quick), estimate=twice)
    assert risk_of(either) == risk_of(usual)


def test_work_under_way_is_as_risky_as_what_remains_of_it():
    rest = Activity("base", 8 * HOUR, {"ada": 1000}, estimate=Estimate(420, 480, 14 * HOUR))
    begun = replace(rest, duration=40 * HOUR, actual_start=-5 * DAY, remaining=8 * HOUR)
    assert risk_of(begun) == risk_of(rest)


figures = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 3))


def option(value, finish, cost, peak, features=()):
    return Option(features, (), value, finish, cost, float(peak), 0.0, value, finish)


@given(st.lists(figures, min_size=1, max_size=12))
def test_non_dominated_options_are_those_that_nobody_beats(many):
    made = [option(*each) for each in many]
    kept = non_dominated(made)
    for each in made:
        beaten = any(
            all(loss(other, name) <= loss(each, name) for name in OBJECTIVES) for other in kept
        )
        assert beaten
    assert len({(each.value, each.finish, each.cost, each.peak) for each in kept}) == len(kept)


@given(st.lists(figures, min_size=1, max_size=12), st.floats(0, 1))
def test_a_dial_answers_like_weighing_everything_anew(many, position):
    made = [option(*each) for each in many]

    def scaled(each, name):
        losses = [loss(other, name) for other in made]
        span = max(losses) - min(losses)
        return (loss(each, name) - min(losses)) / span if span else 0.0

    def total(each):
        return (1 - position) * scaled(each, "value") + position * scaled(each, "cost")

    chosen = Dial(made, "value", "cost").at(position)
    assert total(chosen) == pytest.approx(min(map(total, made)), abs=1e-9)


@given(st.lists(figures, min_size=1, max_size=10), st.floats(0, 20))
def test_between_two_flips_one_option_is_the_best(many, assumed):
    made = [option(*each) for each in many]
    line = worth_by_delay()
    flips = flip_points(made, line, 0.0, 30.0)
    assert all(one.after is other.before for one, other in pairwise(flips))
    now = flips[0].before if flips else made[0]
    for flip in flips:
        if flip.at <= assumed:
            now = flip.after

    def worth(each):
        return line(each)[0] + line(each)[1] * assumed

    if flips:
        assert worth(now) == pytest.approx(max(map(worth, made)), abs=1e-6)


def test_a_feature_must_be_worth_enough_to_tip_the_choice():
    with_it, without = option(10, 0, 8, 0, ("a",)), option(3, 0, 3, 0)
    (flip,) = flip_points([with_it, without], worth_by_feature("a", 10), 0.0, 2.0)
    assert (flip.before, flip.after) == (without, with_it)
    assert flip.at == pytest.approx(0.8)


@given(wishes())
def test_a_wish_survives_its_own_file(problem):
    assert TradeoffProblem.from_json(problem.to_json()) == problem


def test_calendars_of_changes_survive_the_file_of_a_wish():
    assert TradeoffProblem.from_json(WISH.to_json()) == WISH


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "this is not JSON"),
        ("[]", "the trade-off is not an object"),
        ('{"colour": 1}', "the trade-off has the unknown field colour"),
        ('{"work": {"a": "b"}}', "work.a is not a list of keys"),
        ('{"changes": {}}', "changes is not a list"),
        ('{"changes": [{}]}', r"changes\[0\] lacks key"),
        ('{"work": []}', "work is not an object"),
        ('{"changes": [{"key": []}]}', r"changes\[0\] has the key \[\]"),
        (
            '{"changes": [{"key": "a", "calendars": {"office": {"week": 3}}}]}',
            r"changes\[0\]: calendar office.week is not",
        ),
        (
            '{"changes": [{"key": "a", "capacities": []}]}',
            r"changes\[0\].capacities is not an object",
        ),
        ('{"wish": {"finish": "soon"}}', "wish.finish is 'soon' and no whole number"),
        ('{"wish": {"scope": "all"}}', "wish.scope is not a list of keys"),
        ('{"choice": {"features": [{}]}}', r"choice: features\[0\] lacks key"),
        ('{"plan": {"activities": 1}}', "plan: activities is not a list"),
    ],
)
def test_a_file_of_another_shape_is_refused(text, fault):
    with pytest.raises(ProblemError, match=fault):
        TradeoffProblem.from_json(text)


def test_options_can_be_written_down():
    data = json.loads(options(WISH, seconds=PATIENT).to_json())
    assert {"features", "value_bound", "moves"} <= set(data["options"][0])


def test_a_dial_without_options_is_refused():
    with pytest.raises(ValueError, match="at least one option"):
        Dial([], "value", "cost")


def test_each_fault_of_a_wish_is_named():
    with pytest.raises(ProblemError) as caught:
        TradeoffProblem(
            replace(CHOICE, releases=(Release("one"), Release("two"))),
            PLAN,
            {"tower": ("nothing",), "cellar": ()},
            (
                Change("twice", -1, {"zoe": 1}),
                Change("twice", capacities={"ada": -2000}, calendars={"moon": OFFICE_HOURS}),
            ),
            Wish(scope=("cellar",)),
        )
    assert set(caught.value.faults) == {
        "a trade-off is about one release",
        "feature tower needs the unknown activity nothing",
        "work is given for the unknown feature cellar",
        "the wish names the unknown feature cellar",
        "change twice is there twice",
        "change twice has the cost -1",
        "change twice names the unknown resource zoe",
        "change twice adds -2000 to ada",
        "change twice names the unknown calendar moon",
    }


@pytest.mark.parametrize("changes", [2, 40])
def test_a_wish_that_cannot_be_planned_ends_in_time_and_says_so(changes):
    problem = TradeoffProblem(
        ReleaseProblem((Feature("f", 5), Feature("g", 3, costs={"money": 1}))),
        Problem(
            activities=(Activity("x", 600, {"team": 1}, deadline=10),),
            resources=(Resource("team", 1),),
        ),
        changes=tuple(Change(f"c{i}", 1, {"team": 1}) for i in range(changes)),
    )
    found = options(problem, seconds=0.1)
    assert found.options == ()
    assert [each.code for each in found.findings] == ["unplanned"]
    assert options(problem, stop=lambda: True).findings[0].message.endswith("1 of 1")


def test_modes_and_people_with_skills_cost_what_the_cheapest_of_them_cost():
    resources = {
        each.key: each
        for each in (
            Resource("crane", 1, rate=100),
            Resource("ann", rate=60, skills={"python": 2}),
            Resource("ben", rate=20, skills={"python": 1}),
            Resource("cleo", rate=40, skills={"python": 3}),
        )
    }
    modes = (Mode("dear", HOUR, {"crane": 1}, 9), Mode("long", 2 * HOUR, {}, 105))
    assert cost_of(Activity("x", modes=modes), resources) == 105
    skilled = Activity("y", 2 * HOUR, skills=(SkillNeed("python", level=2),))
    assert cost_of(skilled, resources) == 80
    pair = Activity("z", 2 * HOUR, {"crane": 1}, skills=(SkillNeed("python", people=2),))
    assert cost_of(pair, resources) == 320


def test_what_the_wished_budget_can_buy_is_an_option():
    choice = ReleaseProblem(
        tuple(
            Feature(f"f{i}", 50 + i * i % 37, costs={"money": 100 + i * 71 % 900})
            for i in range(30)
        )
    )
    found = options(
        TradeoffProblem(choice, Problem(), wish=Wish(budget=5000)), points=3, seconds=PATIENT
    )
    best = choose(replace(choice, budget=5000))
    assert best.status == "optimal"
    assert max(each.value for each in found.options if each.cost <= 5000) == best.value


def test_a_plan_that_one_pass_misses_is_sought():
    work = ((4, 3, None), (1, 2, 9), (2, 1, 9), (6, 1, None), (1, 2, 14))
    plan = Problem(
        activities=tuple(
            Activity(f"a{i}", minutes, {"team": units}, deadline=deadline)
            for i, (minutes, units, deadline) in enumerate(work)
        ),
        dependencies=(Dependency("a0", "a1"),),
        resources=(Resource("team", 3),),
    )
    assert schedule(plan).status == "unknown"
    found = options(TradeoffProblem(ReleaseProblem((Feature("f", 1),)), plan))
    assert [each.value for each in found.options] == [1]
    assert found.findings == ()
