"""Network Monte Carlo: by analysis, by brute force sample by sample, and by what it promises."""

import json
import math
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Dependency,
    Problem,
    Reduction,
    Resource,
    network,
    schedule,
)
from rooftree.engine.compilation import compiled
from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast import (
    Correlation,
    Risk,
    Sampling,
    calendar_kernels,
    forecast_network,
    network_kernels,
    random_kernels,
    ranking_kernels,
    resource_kernels,
    staffing_kernels,
    throughput_kernels,
)
from rooftree.engine.forecast.network_forecast import _Run, chosen_pass
from rooftree.engine.forecast.passes import ManyCalendars, OneAxis
from rooftree.engine.forecast.preparing import prepared
from rooftree.engine.forecast.quantiles import tables
from rooftree.engine.forecast.sampling import MOST_TAIL
from rooftree.engine.forecast.scheduled_passes import Scheduled, ScheduledByCalendars, list_order
from rooftree.engine.forecast.warming import warm
from rooftree.engine.parts import Estimate, Mode
from rooftree.engine.schedule.sgs import Generator
from rooftree.engine.working_time import ALWAYS
from tests.engine.examples import CALENDARS, problems

LONG = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def chain(*points, **changes):
    """Return a problem of activities in a row, one for each estimate."""
    activities = tuple(
        Activity(f"a{i}", likely, estimate=Estimate(low, likely, high), **changes)
        for i, (low, likely, high) in enumerate(points)
    )
    links = tuple(Dependency(f"a{i}", f"a{i + 1}") for i in range(len(points) - 1))
    return Problem(0, activities, links, calendars={"office": OFFICE_HOURS})


def pert_moments(low, likely, high):
    mean = (low + 4 * likely + high) / 6
    return mean, (mean - low) * (high - mean) / 7


POINTS = [(500, 1000, 3000), (2000, 2000, 5000), (100, 900, 1000), (4000, 5000, 6000)] * 4


def test_a_serial_network_has_the_sum_of_means_and_of_variances():
    found = forecast_network(chain(*POINTS), Sampling(samples=40_000))
    mean = sum(pert_moments(*points)[0] for points in POINTS)
    deviation = math.sqrt(sum(pert_moments(*points)[1] for points in POINTS))
    assert found.mean == pytest.approx(mean, abs=4 * deviation / math.sqrt(40_000))
    assert found.deviation == pytest.approx(deviation, rel=0.02)
    for number, points in enumerate(POINTS):
        of = found.activities[f"a{number}"]
        assert of.mean_duration == pytest.approx(pert_moments(*points)[0], rel=0.01)
        assert of.deviation == pytest.approx(math.sqrt(pert_moments(*points)[1]), rel=0.02)
        assert of.criticality == 1


def test_a_triangle_has_its_moments():
    low, likely, high = 500, 1000, 3000
    found = forecast_network(
        chain((low, likely, high)), Sampling(samples=40_000, shape="triangular")
    )
    variance = (low**2 + likely**2 + high**2 - low * likely - low * high - likely * high) / 18
    assert found.mean == pytest.approx((low + likely + high) / 3, rel=0.01)
    assert found.deviation == pytest.approx(math.sqrt(variance), rel=0.02)


@pytest.mark.parametrize("shape", ["pert", "triangular", "lognormal"])
@pytest.mark.parametrize("points", [(5_000, 8_000, 20_000), (5_000, 17_000, 20_000)])
@pytest.mark.parametrize("low", [10, 40])
def test_low_and_high_are_the_percentiles_that_the_tails_say(shape, points, low):
    sampling = Sampling(samples=60_000, shape=shape, tails=low / 100, levels=(low, 100 - low))
    found = forecast_network(chain(points), sampling)
    assert found.percentiles[low] == pytest.approx(points[0], abs=4 * found.errors[low] + 5)
    high = 100 - low
    assert found.percentiles[high] == pytest.approx(points[2], abs=4 * found.errors[high] + 5)


@pytest.mark.parametrize(
    ("shape", "thousandths"), [("pert", 1), ("triangular", 1), ("lognormal", 5)]
)
def test_up_to_the_highest_tails_percentiles_are_met_within_their_limits(shape, thousandths):
    points = np.array([(1e6, 1e6 + 25_000 * step, 2e6) for step in range(41)])
    for tail in (0.01, 0.1, 0.25, MOST_TAIL):
        for row, (low, _, high) in zip(tables(points, shape, tail), points, strict=True):
            met = np.interp([tail, 1 - tail], np.linspace(0, 1, len(row)), row)
            assert np.abs(met - (low, high)).max() <= thousandths * 1_000


@pytest.mark.parametrize("points", [(5_000, 8_000, 20_000), (5_000, 17_000, 20_000)])
def test_the_likely_value_of_a_lognormal_is_its_mode(points):
    table = prepared(chain(points), Sampling(shape="lognormal")).tables[0].astype(float)
    table = table[table > points[0]]
    densest = np.diff(table)[:-1].argmin()
    assert table[densest] == pytest.approx(points[1], rel=0.05)


def test_one_calendar_only_tells_when_the_minutes_are_worked():
    plain = forecast_network(chain(*POINTS), Sampling(samples=500))
    office = forecast_network(chain(*POINTS, calendar="office"), Sampling(samples=500))
    assert office.mean == plain.mean
    assert office.errors == plain.errors
    assert office.unit == plain.unit == "working minutes"
    for level, minutes in plain.percentiles.items():
        at = 5 * (minutes // 2400) // 5 * 7 * 1440 + (minutes % 2400) // 480 * 1440
        assert office.percentiles[level] == pytest.approx(at + 540 + minutes % 480, abs=0)


def test_the_seed_and_nothing_else_decides():
    once = forecast_network(chain(*POINTS), Sampling(samples=3000, seed=5, threads=1))
    again = forecast_network(chain(*POINTS), Sampling(samples=3000, seed=5, threads=3))
    other = forecast_network(chain(*POINTS), Sampling(samples=3000, seed=6))
    assert once == again
    assert once.percentiles != other.percentiles


def test_a_common_factor_widens_a_serial_network_as_its_correlation_says():
    factor = 0.5
    alone = forecast_network(chain(*POINTS), Sampling(samples=20_000))
    joint = forecast_network(chain(*POINTS), Sampling(samples=20_000, correlation=factor))
    deviations = [math.sqrt(pert_moments(*points)[1]) for points in POINTS]
    between = sum(deviations) ** 2 - sum(each**2 for each in deviations)
    expected = math.sqrt(sum(each**2 for each in deviations) + factor * between)
    assert joint.mean == pytest.approx(alone.mean, rel=0.01)
    assert joint.deviation == pytest.approx(expected, rel=0.04)
    cruciality = joint.activities["a0"].cruciality
    assert cruciality > alone.activities["a0"].cruciality


def test_groups_go_together_as_their_matrix_says():
    matrix = {"x": {"x": 0.8, "y": -0.4}, "y": {"x": -0.4, "y": 0.8}}
    groups = {"a0": "x", "a1": "x", "a2": "y"}
    problem = chain((0, 5000, 10_000), (0, 5000, 10_000), (0, 5000, 10_000), (0, 5000, 10_000))
    sampling = Sampling(samples=20_000, correlation=Correlation(groups, matrix))
    run = _Run(prepared(problem, sampling), sampling, "network")
    run.result()
    ranks = run.durations.argsort(1).argsort(1)
    found = np.corrcoef(ranks)
    for (a, b), rho in {(0, 1): 0.8, (0, 2): -0.4, (1, 2): -0.4, (0, 3): 0.0}.items():
        spearman = 6 / math.pi * math.asin(rho / 2)
        assert found[a, b] == pytest.approx(spearman, abs=0.02)


def test_groups_of_one_go_together_whatever_their_diagonals_say():
    matrix = {
        "x": {"x": 0.1, "y": 0.9, "nobody": -0.9},
        "y": {"x": 0.9, "y": 0.1, "nobody": 0.9},
        "nobody": {"x": -0.9, "y": 0.9, "nobody": 0.1},
    }
    problem = chain((0, 5000, 10_000), (0, 5000, 10_000))
    sampling = Sampling(samples=20_000, correlation=Correlation({"a0": "x", "a1": "y"}, matrix))
    run = _Run(prepared(problem, sampling), sampling, "network")
    run.result()
    found = np.corrcoef(run.durations.argsort(1).argsort(1))
    assert found[0, 1] == pytest.approx(6 / math.pi * math.asin(0.9 / 2), abs=0.02)


def test_a_risk_strikes_as_often_as_it_is_probable():
    problem = Problem(0, (Activity("a", 1000),))
    risk = Risk("flood", 0.3, Estimate(600, 600, 600), ("a",))
    found = forecast_network(problem, Sampling(samples=20_000, risks=(risk,), levels=(50, 80)))
    assert found.struck["flood"] == pytest.approx(0.3, abs=0.015)
    assert found.mean == pytest.approx(1000 + 600 * found.struck["flood"])
    assert found.percentiles == {50: 1000, 80: 1600}
    assert found.histogram.counts[0] + found.histogram.counts[-1] == 20_000


def test_a_rare_large_risk_does_not_hide_what_a_duration_means_for_the_end():
    problem = chain((50, 100, 200))
    risk = Risk("flood", 0.02, Estimate(10**6, 10**6, 10**6), ("a0",))
    found = forecast_network(problem, Sampling(samples=5000, risks=(risk,)))
    assert found.activities["a0"].cruciality == pytest.approx(1, abs=0.001)


def test_a_risk_hits_its_activities_together():
    problem = chain((100, 100, 100), (100, 100, 100))
    risk = Risk("flood", 0.5, Estimate(0, 500, 1000), ("a0", "a1"))
    sampling = Sampling(samples=2000, risks=(risk,))
    run = _Run(prepared(problem, sampling), sampling, "network")
    run.result()
    assert (run.durations[0] == run.durations[1]).all()
    assert (run.durations[0] > 100).mean() == pytest.approx(0.5, abs=0.05)


def test_the_longer_of_two_paths_is_critical_as_often_as_it_is_longer():
    activities = tuple(
        Activity(key, 1000, estimate=Estimate(*points))
        for key, points in {"a": (500, 1000, 2000), "b": (600, 900, 2500)}.items()
    )
    found = forecast_network(Problem(0, activities), Sampling(samples=5000)).activities
    assert found["a"].criticality + found["b"].criticality == pytest.approx(1, abs=0.01)
    assert 0.3 < found["a"].criticality < 0.7
    assert found["b"].cruciality > 0.3


def sampled(problem, sampling):
    """Return the prepared problem, drawn durations, finishes and how often each row drives."""
    run = _Run(prepared(problem, sampling), sampling, "network")
    critical = run._block(0)
    return run, critical


def with_lengths(problem, run, sample):
    """Return the problem whose durations are those of one sample."""
    lengths = {
        run.ready.numbers.keys[position]: int(run.durations[row, sample])
        for row, position in enumerate(run.ready.order)
    }
    return replace(
        problem,
        activities=tuple(
            replace(each, remaining=lengths[each.key])
            if each.remaining is not None
            else replace(each, duration=lengths[each.key])
            for each in problem.activities
        ),
    )


@st.composite
def uncertain(draw, **kind):
    """Draw a problem in which most activities have an estimate."""
    problem = draw(problems(**kind))
    activities = []
    for each in problem.activities:
        points = sorted(draw(st.lists(st.integers(0, 9), min_size=3, max_size=3)))
        estimated = draw(st.booleans())
        activities.append(replace(each, estimate=Estimate(*points) if estimated else None))
    return replace(problem, activities=tuple(activities))


@LONG
@given(uncertain(fixed=True), st.integers(0, 99))
def test_every_sample_has_the_early_dates_of_its_durations(problem, seed):
    run, _ = sampled(problem, Sampling(samples=4, seed=seed, threads=1))
    dates = run.dates.instants(run.finishes.astype(np.int64))
    for sample in range(4):
        expected = network(with_lengths(problem, run, sample))
        for row, position in enumerate(run.ready.order):
            key = run.ready.numbers.keys[position]
            assert dates[row, sample] == expected.dates[key].early_finish


@pytest.mark.parametrize(
    ("milestone", "links"),
    [
        (Activity("m", earliest=5 * 1440 + 720), ()),
        (Activity("m", pinned=5 * 1440 + 720), ()),
        (Activity("m"), (Dependency("a", "m", "SS"),)),
        (Activity("m"), (Dependency("a", "m", "SF"),)),
        (Activity("m"), (Dependency("a", "m"),)),
    ],
)
def test_a_milestone_stands_where_the_network_has_it_on_either_side_of_a_weekend(milestone, links):
    activities = (Activity("week", 5 * 480), Activity("a", 60), milestone)
    problem = Problem(
        0,
        tuple(replace(each, calendar="office") for each in activities),
        (Dependency("week", "a"), *links),
        calendars={"office": OFFICE_HOURS},
    )
    expected = network(problem).dates["m"].early_finish
    for resources in (False, True):
        found = forecast_network(problem, Sampling(samples=2, resources=resources))
        assert found.activities["m"].percentiles[50] == expected


@LONG
@given(uncertain(calendars=False), st.integers(0, 99))
def test_on_one_axis_dates_and_critical_activities_are_those_of_the_network(problem, seed):
    run, critical = sampled(problem, Sampling(samples=2, seed=seed, threads=1))
    assert isinstance(run.dates, OneAxis)
    counted = dict.fromkeys(run.ready.order, 0)
    dates = run.dates.instants(run.finishes.astype(np.int64))
    for sample in range(2):
        expected = network(with_lengths(problem, run, sample)).dates
        for row, position in enumerate(run.ready.order):
            of = expected[run.ready.numbers.keys[position]]
            assert dates[row, sample] == of.early_finish
            counted[position] += of.is_critical
    assert list(critical) == list(counted.values())


@LONG
@given(uncertain(calendars=True, lags=True), st.integers(0, 99))
def test_under_calendars_only_activities_without_float_are_critical(problem, seed):
    run, critical = sampled(problem, Sampling(samples=1, seed=seed, threads=1))
    if isinstance(run.dates, ManyCalendars):
        expected = network(with_lengths(problem, run, 0)).dates
        keys = [run.ready.numbers.keys[position] for position in run.ready.order]
        assert any(critical)
        for key, counted in zip(keys, critical, strict=True):
            assert expected[key].is_critical or not counted


def by_the_generator(problem, run, sample):
    """Return the finishes of one sample by the engine's own schedule generation, row by row."""
    numbers = prepared(with_lengths(problem, run, sample), run.sampling).numbers
    lengths = dict(zip(run.ready.order, run.durations[:, sample].tolist(), strict=True))
    numbers = replace(numbers, durations=[lengths[i] for i in range(len(numbers.keys))])
    places = compiled(with_lengths(problem, run, sample))
    numbers = replace(numbers, fixed=places.fixed, busy=places.busy)
    order = [run.ready.order[row] for row in list_order(run.ready.numbers, run.ready.row_of)]
    _, finishes = Generator(numbers).dates(order, numbers.start)
    return [finishes[position] for position in run.ready.order]


@LONG
@given(uncertain(calendars=False, fixed=True), st.integers(0, 99))
def test_every_sample_is_the_serial_schedule_of_its_durations(problem, seed):
    sampling = Sampling(samples=3, seed=seed, threads=1, resources=True)
    run, _ = sampled(problem, sampling)
    assert isinstance(run.dates, Scheduled)
    dates = run.dates.instants(run.finishes.astype(np.int64))
    for sample in range(3):
        assert dates[:, sample].tolist() == by_the_generator(problem, run, sample)


@LONG
@given(uncertain(fixed=True), st.integers(0, 99))
def test_every_sample_is_the_serial_schedule_under_calendars_too(problem, seed):
    sampling = Sampling(samples=3, seed=seed, threads=1, resources=True)
    run = _Run(prepared(problem, sampling), sampling, "resources")
    run.dates = ScheduledByCalendars(run.ready)
    critical = run._block(0)
    for sample in range(3):
        assert run.finishes[:, sample].tolist() == by_the_generator(problem, run, sample)
    assert critical.any()


def test_who_is_away_or_begins_while_nobody_works_holds_nobody_up():
    saturday, monday = 5 * 1440, 7 * 1440
    away = Reduction(saturday - 7 * 60, saturday + 60, 1), Reduction(saturday + 90, monday, 2)
    problem = Problem(
        0,
        (
            Activity("long", 6 * 480, {"ann": 1}),
            Activity("pinned", 480, {"ann": 1}, pinned=saturday + 60),
            Activity("anywhere", 10),
        ),
        resources=(Resource("ann", 2, "office", away),),
        calendars={"office": OFFICE_HOURS},
    )
    found = forecast_network(problem, Sampling(samples=2, resources=True))
    assert found.activities["long"].percentiles[50] == monday + 17 * 60
    assert schedule(problem).assignments["long"].finish == monday + 17 * 60


@LONG
@given(uncertain(calendars=False, lags=True), st.integers(0, 99))
def test_with_enough_of_everything_schedules_have_the_drivers_of_the_network(problem, seed):
    plenty = tuple(Resource(each.key, 1000 * each.capacity) for each in problem.resources)
    plain, critical = sampled(replace(problem, resources=plenty), Sampling(samples=2, seed=seed))
    for way in (Scheduled(plain.ready, ALWAYS), ScheduledByCalendars(plain.ready)):
        finishes, ends = np.empty_like(plain.finishes), np.empty_like(plain.ends)
        counted = np.zeros_like(critical)
        way.run(plain.durations, finishes, ends, counted)
        assert list(counted) == list(critical)


@pytest.mark.parametrize("calendar", [None, "office"])
def test_whoever_is_waited_for_drives_the_end_though_it_starts_later(calendar):
    activities = (
        Activity("a", 10, {"r": 1}, calendar, earliest=1440 + 600),
        Activity("b", 60, {"q": 1}),
    )
    problem = Problem(
        0,
        activities,
        (Dependency("a", "b", "FF", 5),),
        (Resource("r", 1), Resource("q", 1)),
        {"office": OFFICE_HOURS},
    )
    found = forecast_network(problem, Sampling(samples=2, resources=True)).activities
    assert [each.criticality for each in found.values()] == [1, 1]


def test_scheduling_each_sample_lets_scarce_people_delay_the_whole():
    activities = tuple(
        Activity(f"a{i}", 600, {"p": 1000}, estimate=Estimate(400, 600, 1100)) for i in range(4)
    )
    problem = Problem(0, activities, resources=(Resource("p", 2000),))
    free = forecast_network(problem, Sampling(samples=2000))
    scarce = forecast_network(problem, Sampling(samples=2000, resources=True))
    assert (free.method, scarce.method) == ("network", "resources")
    assert scarce.mean > 1.5 * free.mean
    total = sum(each.criticality for each in scarce.activities.values())
    assert 2 <= total < 2.2


def test_one_person_for_two_makes_the_second_wait_and_both_critical():
    problem = Problem(
        0,
        (
            Activity("a", 4, {"r": 1}),
            Activity("b", 4, {"r": 1}),
            Activity("alone", 2, calendar="part"),
        ),
        resources=(Resource("r", 1, "short"),),
        calendars=CALENDARS,
    )
    found = forecast_network(problem, Sampling(samples=2, resources=True))
    assert isinstance(
        chosen_pass(prepared(problem, Sampling()), resources=True), ScheduledByCalendars
    )
    critical = {key: each.criticality for key, each in found.activities.items()}
    assert critical == {"a": 1, "b": 1, "alone": 0}


@LONG
@given(uncertain(), st.integers(1, 40))
def test_percentiles_rise_with_their_level_whatever_the_problem(problem, samples):
    found = forecast_network(problem, Sampling(samples=samples, threads=1))
    dates = list(found.percentiles.values())
    assert dates == sorted(dates)
    assert sum(found.histogram.counts) == samples
    for activity in found.activities.values():
        assert list(activity.percentiles.values()) == sorted(activity.percentiles.values())
        assert 0 <= activity.criticality <= 1
        assert -1.01 <= activity.cruciality <= 1.01
        assert list(activity.percentiles.values())[-1] <= dates[-1]
    assert json.loads(found.to_json())["samples"] == samples


def test_a_problem_without_activities_has_no_odds_and_no_fault():
    assert forecast_network(Problem(start=7)).percentiles == {}


def test_what_is_assumed_is_said():
    problem = Problem(0, (Activity("a", modes=(Mode("quick", 10), Mode("slow", 20))),))
    found = forecast_network(problem, Sampling(samples=10))
    assert found.assumed == 1
    assert [finding.code for finding in found.findings] == ["mode-assumed"]
    assert found.percentiles[95] == 10


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"samples": 0}, "the number of samples 0"),
        ({"seed": -1}, "the seed -1"),
        ({"shape": "flat"}, "the shape 'flat' is unknown"),
        ({"tails": 0.45}, "the tails 0.45 are not within 0 to 0.4"),
        ({"tails": math.nan}, "the tails nan are not within"),
        ({"shape": "lognormal", "tails": 0.0}, "no part of a lognormal distribution"),
        ({"levels": (50, 40)}, "not ascending percentages"),
        ({"levels": (50, "x")}, "not ascending percentages"),
        ({"levels": (math.nan,)}, "not ascending percentages"),
        ({"correlation": 1.0}, "the correlation 1.0 is not within"),
        ({"threads": 0}, "the number of threads 0"),
        ({"correlation": Correlation({"a": "g"}, {})}, "has no row g"),
        ({"risks": (Risk("r", 1.5, Estimate(1, 2, 3), ()),)}, "risk r has the probability 1.5"),
        ({"risks": (Risk("r", 0.5, Estimate(3, 2, 1), ()),)}, "does not rise"),
    ],
)
def test_a_sampling_that_makes_no_sense_is_refused(changes, fault):
    with pytest.raises(ProblemError) as caught:
        Sampling(**changes)
    assert fault in str(caught.value)


def test_a_sampling_that_does_not_fit_the_problem_is_refused():
    problem = chain(*[(1, 2, 3)] * 101)
    pairs = {"a0": "x", "a1": "x", "a2": "y", "a3": "y"}
    contradiction = {"x": {"x": 0.1, "y": 0.9}, "y": {"x": 0.9, "y": 0.1}}
    for sampling, fault in [
        (Sampling(risks=(Risk("r", 0.1, Estimate(1, 1, 1), ("z",)),)), "unknown activity z"),
        (Sampling(correlation=Correlation({"z": "g"}, {"g": {"g": 0}})), "unknown activity z"),
        (Sampling(correlation=Correlation(pairs, contradiction)), "contradicts itself"),
        (Sampling(samples=10**6), "ask for fewer samples"),
    ]:
        with pytest.raises(ProblemError) as caught:
            forecast_network(problem, sampling)
        assert fault in str(caught.value)


def test_lags_beyond_what_can_be_counted_are_refused():
    activities = tuple(Activity(key, 10) for key in "abcd")
    links = tuple(Dependency(a, b, "FS", 10**9) for a, b in ("ab", "bc", "cd"))
    with pytest.raises(ProblemError, match="lags add up to more than can be counted"):
        forecast_network(Problem(0, activities, links), Sampling(samples=2))


@pytest.mark.parametrize(
    ("latest", "place", "resources"),
    [
        ({"earliest": 10**9}, "the date of a", False),
        ({"pinned": 10**9}, "the date of a", False),
        ({}, "an absence of ann", True),
    ],
)
def test_dates_and_durations_that_lead_beyond_what_can_be_counted_are_refused(
    latest, place, resources
):
    away = (Reduction(0, 10**9, 1000),)
    problem = Problem(
        -(10**9),
        (Activity("a", 10**8, **latest), Activity("b", 10**8, {"ann": 1})),
        (Dependency("a", "b"),),
        (Resource("ann", reductions=away),),
    )
    with pytest.raises(ProblemError, match=f"durations and lags after {place} lead beyond"):
        forecast_network(problem, Sampling(samples=2, resources=resources))


@pytest.mark.parametrize(
    ("resources", "who"), [(False, "a5 may end"), (True, "all work, done in turn, may end")]
)
def test_work_that_calendars_stretch_beyond_what_can_be_counted_is_refused(resources, who):
    problem = chain(*[(10**8, 10**8, 10**8)] * 6, calendar="office")
    first = replace(problem.activities[0], calendar=None)
    problem = replace(problem, activities=(first, *problem.activities[1:]))
    with pytest.raises(ProblemError, match=f"{who} under its calendars beyond"):
        forecast_network(problem, Sampling(samples=2, resources=resources))


@pytest.mark.parametrize(
    ("activity", "changes", "fault"),
    [
        (Activity("a", 5 * 10**8), {}, "a may take longer than 100000000 minutes"),
        (Activity("a", modes=(Mode("m", 5 * 10**8),)), {}, "a may take longer than"),
        (Activity("a", estimate=Estimate(1, 2, 10**8 + 1)), {}, "a may take longer than"),
        (Activity("a", estimate=Estimate(1, 2, 10**8)), {"tails": 0.1}, "a may take longer than"),
        (
            Activity("a"),
            {"risks": (Risk("r", 0.1, Estimate(1, 2, 10**8), ("a",)),), "tails": 0.1},
            "the impact of risk r may be longer than 100000000 minutes",
        ),
    ],
)
def test_work_that_may_take_too_long_is_named(activity, changes, fault):
    with pytest.raises(ProblemError, match=fault):
        forecast_network(Problem(0, (activity,)), Sampling(samples=2, **changes))


def test_the_pass_is_the_quickest_exact_one():
    assert isinstance(chosen_pass(prepared(chain((1, 2, 3)), Sampling()), resources=False), OneAxis)


def test_importing_the_room_loads_nothing_heavy():
    code = (
        "import sys, rooftree.engine.forecast as room\n"
        "heavy = {'numpy', 'numba', 'scipy', 'ortools', 'django'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_warming_leaves_every_kernel_compiled():
    warm()
    called = {
        random_kernels: "draw draw_correlated strike strikes",
        network_kernels: "forwards backwards",
        ranking_kernels: "quantiles sensitivities",
        calendar_kernels: "forwards backwards",
        resource_kernels: "generate drivers",
        staffing_kernels: "generate drivers",
        throughput_kernels: "weeks_until items_within",
    }
    for module, names in called.items():
        for name in names.split():
            assert getattr(module, name).signatures, name


def test_after_warming_no_number_of_samples_or_activities_compiles_anything():
    code = """
from tests.engine.forecast import test_network_forecast as here

here.warm()
before = here.compiled_forms()
for problem in here.ones_of_every_kind():
    for samples in (1, 10, 1025):
        for resources in (False, True):
            here.forecast_network(problem, here.Sampling(samples=samples, resources=resources))
risk = here.Risk("sure", 1, here.Estimate(1, 2, 3), ("a",))
here.forecast_network(problem, here.Sampling(samples=1025, risks=(risk,), correlation=0.2))
added = {name: forms for name, forms in here.compiled_forms().items() if forms != before[name]}
assert not added, added
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def ones_of_every_kind():
    """Yield problems of one and of two activities, by one calendar and by two."""
    for calendar in (None, "office"):
        activities = (
            Activity("a", 120, {"r": 1}, calendar, estimate=Estimate(60, 120, 240)),
            Activity("b", 120, {"r": 1}, estimate=Estimate(60, 120, 240)),
        )
        for count in (1, 2):
            links = (Dependency("a", "b"),)[: count - 1]
            resources = (Resource("r", 1),)
            calendars = {"office": OFFICE_HOURS}
            yield Problem(0, activities[:count], links, resources, calendars)


def compiled_forms():
    """Return for each kernel for how many kinds of arguments it is compiled."""
    return {
        f"{module.__name__}.{name}": len(kernel.signatures)
        for module in (
            random_kernels,
            network_kernels,
            ranking_kernels,
            calendar_kernels,
            resource_kernels,
            staffing_kernels,
        )
        for name, kernel in vars(module).items()
        if hasattr(kernel, "signatures")
    }
