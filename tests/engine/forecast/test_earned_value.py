"""Earned value and earned schedule against examples worked by hand."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast import Adherence, Status, earned_schedule, earned_value

# A budget of 1,000 over ten months; after four months 400 were planned, 320 are earned, 400 spent.
PLANNED = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]
EARNED = [80, 160, 240, 320]
STATUSES = [Status(100 * n, 80 * n, 100 * n) for n in range(1, 5)]


def test_indices_and_variances_are_those_of_the_book():
    found = earned_value(1000, STATUSES)
    assert (found.sv, found.cv) == (-80, -80)
    assert (found.spi, found.cpi, found.progress) == (0.8, 0.8, 0.32)
    assert found.tcpi_bac == pytest.approx(680 / 600)


@pytest.mark.parametrize(
    ("name", "eac"),
    [
        ("budget", 400 + 680),
        ("cpi", 1000 / 0.8),
        ("cpi*spi", 400 + 680 / 0.64),
        ("weighted", 400 + 680 / 0.8),
    ],
)
def test_the_four_estimates_at_completion(name, eac):
    estimate = earned_value(1000, STATUSES).estimates[name]
    assert estimate.eac == pytest.approx(eac)
    assert estimate.etc == pytest.approx(eac - 400)
    assert estimate.vac == pytest.approx(1000 - eac)
    assert estimate.tcpi == pytest.approx(680 / (eac - 400))


def test_the_weighted_estimate_tells_cost_from_schedule():
    found = earned_value(1000, [Status(500, 400, 320)])
    assert (found.spi, found.cpi) == (0.8, 1.25)
    assert found.estimates["weighted"].eac == pytest.approx(320 + 600 / (0.8 * 1.25 + 0.2 * 0.8))


def test_the_interval_of_cost_follows_from_the_periods():
    statuses = [Status(100, 90, 100), Status(200, 200, 200), Status(300, 280, 300)]
    logs = [math.log(each) for each in (0.9, 1.1, 0.8)]
    mean = sum(logs) / 3
    deviation = math.sqrt(sum((each - mean) ** 2 for each in logs) / 2)
    left = (1000 - 280) / (1000 - 280 / 3)
    width = 1.2815515655446004 * deviation / math.sqrt(3) * math.sqrt(left)
    found = earned_value(1000, statuses).estimates["cpi"]
    eac = 1000 / (280 / 300)
    assert found.low == pytest.approx(eac / math.exp(width))
    assert found.high == pytest.approx(eac * math.exp(width))


def test_a_period_without_earnings_leaves_no_interval_rather_than_a_narrow_one():
    statuses = [Status(100 * n, earned, 100 * n) for n, earned in enumerate((90, 90, 180, 280), 1)]
    estimate = earned_value(1000, statuses).estimates["cpi"]
    assert (estimate.low, estimate.high) == (None, None)
    assert earned_schedule(PLANNED, [90, 90, 180, 280]).durations["spi(t)"].low is None


def test_the_interval_of_duration_is_that_of_whole_periods():
    whole = [80, 180, 260]
    before = earned_schedule(PLANNED, whole).durations["spi(t)"]
    started = earned_schedule(PLANNED, [*whole, 269], at=3.1).durations["spi(t)"]
    assert started.high - started.low == pytest.approx(before.high - before.low, rel=0.05)


def test_earned_schedule_is_when_the_plan_had_what_is_earned():
    found = earned_schedule(PLANNED, EARNED, cpi=0.8)
    assert (found.planned_duration, found.at) == (10, 4)
    assert found.es == pytest.approx(3.2)
    assert found.sv_t == pytest.approx(-0.8)
    assert found.spi_t == pytest.approx(0.8)
    assert found.tspi == pytest.approx(6.8 / 6)
    assert found.durations["plan"].periods == pytest.approx(10.8)
    assert found.durations["spi(t)"].periods == pytest.approx(12.5)
    assert found.durations["spi(t)*cpi"].periods == pytest.approx(4 + 6.8 / 0.64)


def test_earned_schedule_is_in_proportion_within_a_period():
    assert earned_schedule([10, 30, 60], [25]).es == pytest.approx(1.75)
    assert earned_schedule([0, 0, 60], [15]).es == pytest.approx(2.25)


def test_a_project_as_planned_stays_as_planned_through_a_planned_pause():
    planned = [10, 20, 20, 20, 30, 40]
    for earned in ([10], [10, 20], [10, 20, 20], [10, 20, 20, 20], [10, 20, 20, 20, 30]):
        found = earned_schedule(planned, earned)
        assert (found.es, found.spi_t) == (len(earned), 1)
        assert [each.periods for each in found.durations.values()] == pytest.approx([6, 6, 6])
    assert earned_schedule([10, 10, 60], [10]).es == 1
    assert earned_schedule([0, 0, 60], [0]).es == 1


def test_before_and_after_a_pause_the_nearer_end_of_it_is_earned():
    planned = [10, 20, 20, 20, 30, 40]
    assert earned_schedule(planned, [20]).es == 2
    assert earned_schedule(planned, [5, 10, 10, 10, 20]).es == 4
    assert earned_schedule(planned, [10, 20, 20], at=2.5).es == 2.5


def test_a_started_period_counts_for_its_part():
    found = earned_schedule(PLANNED, [80, 120], at=1.5)
    assert (found.at, found.spi_t) == (1.5, pytest.approx(0.8))


def test_work_out_of_order_lowers_adherence_and_lengthens_the_forecast():
    adherence = Adherence({"a": 200, "b": 120}, {"a": 180, "b": 40, "c": 100})
    found = earned_schedule(PLANNED, EARNED, adherence=adherence)
    factor = (180 + 40) / 320
    assert found.p_factor == pytest.approx(factor)
    effective = 320 * (factor + 0.5 * (1 - factor)) / 100
    expected = 4 + (10 - effective) * 4 / effective
    assert found.durations["adherence"].periods == pytest.approx(expected)
    assert expected > found.durations["spi(t)"].periods


def test_the_interval_of_duration_holds_the_forecast():
    found = earned_schedule(PLANNED, [70, 180, 240, 360, 400]).durations
    for name in ("spi(t)", "blend"):
        assert found[name].low < found[name].periods < found[name].high


def test_the_blend_trusts_the_plan_in_noise_and_the_past_in_evidence():
    def trust(earned):
        found = earned_schedule(PLANNED, earned).durations
        plan, past, blend = (found[name].periods for name in ("plan", "spi(t)", "blend"))
        return (blend - plan) / (past - plan)

    assert 0 < trust([95, 205, 290]) < 0.3
    assert 0.9 < trust([60, 121, 179, 241, 300]) < 1


def test_a_started_period_tells_the_blend_no_more_than_its_part():
    def width(*more, **at):
        steps = [80, 120, 80, 120, 80, 120]
        earned = [sum(steps[: n + 1]) for n in range(len(steps))]
        blend = earned_schedule(PLANNED, [*earned, *more], **at).durations["blend"]
        return blend.high - blend.low

    assert width(610, at=6.1) == pytest.approx(width(), rel=0.05)


def codes(found):
    return [finding.code for finding in found.findings]


def test_degenerate_figures_are_found_and_never_an_error():
    assert codes(earned_value(0, [])) == ["no-budget"]
    assert codes(earned_value(100, [])) == ["nothing-earned"]
    assert codes(earned_value(100, [Status(50, 0, 30)])) == ["nothing-earned"]
    assert codes(earned_value(100, [Status(100, 100, 130)])) == ["all-done"]
    assert codes(earned_value(100, [Status(100, 50, 100)])) == ["budget-spent"]
    assert codes(earned_schedule([], [])) == ["no-plan"]
    assert codes(earned_schedule([0, 0], [0])) == ["no-plan"]
    assert codes(earned_schedule(PLANNED, [])) == ["nothing-earned"]
    assert codes(earned_schedule(PLANNED, [0, 0, 0])) == ["nothing-earned"]
    done = earned_schedule(PLANNED, [500, 1000])
    assert codes(done) == ["all-done"]
    assert done.durations["blend"].periods == 2


@pytest.mark.parametrize(
    ("bac", "statuses", "fault"),
    [
        (-1, [], "the budget at completion is -1"),
        (math.nan, [], "the budget at completion is nan"),
        (100, [Status(10, -1, 0)], "status 0 has the earned value -1"),
        (100, [Status(10, 10, 10), Status(5, 10, 10)], "status 1 has less planned value"),
        (100, [Status(10, 110, 10)], "status 0 has more earned value than the budget"),
    ],
)
def test_figures_that_make_no_sense_are_named(bac, statuses, fault):
    with pytest.raises(ProblemError) as caught:
        earned_value(bac, statuses)
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("planned", "earned", "more", "fault"),
    [
        ([10, 5], [], {}, "the planned value falls in period 2"),
        ([10, "x"], [], {}, "the planned value of period 2 is 'x'"),
        ([10], [-2], {}, "the earned value of period 1 is -2"),
        ([10], [2], {"cpi": 0}, "the cost performance index is 0"),
        ([10], [2], {"at": 3}, "the actual time 3 is not within"),
        ([10], [2], {"at": "x"}, "the actual time 'x' is not within"),
    ],
)
def test_a_plan_that_makes_no_sense_is_named(planned, earned, more, fault):
    with pytest.raises(ProblemError) as caught:
        earned_schedule(planned, earned, **more)
    assert fault in str(caught.value)


def test_an_adherence_that_makes_no_sense_is_named():
    with pytest.raises(ProblemError, match="the earned value of a is nan"):
        earned_schedule([10], [2], adherence=Adherence({"a": 2}, {"a": math.nan}))


amounts = st.just(0) | st.floats(1e-3, 1e6)
parts = st.just(0) | st.floats(1e-3, 1)


@given(st.lists(amounts, max_size=8), st.lists(parts, max_size=12))
def test_whatever_is_earned_the_figures_are_finite_and_in_order(steps, shares):
    planned = [sum(steps[: n + 1]) for n in range(len(steps))]
    total = planned[-1] if planned else 0.0
    earned = sorted(share * total for share in shares)
    found = earned_schedule(planned, earned)
    assert json.loads(found.to_json(), parse_constant=pytest.fail)
    assert found.es <= found.planned_duration
    for duration in found.durations.values():
        assert duration.periods >= found.at
        if duration.low is not None:
            assert found.at <= duration.low <= duration.periods <= duration.high


@given(
    amounts,
    st.lists(st.tuples(parts, parts, amounts), max_size=6),
)
def test_whatever_was_spent_the_figures_are_finite(bac, rows):
    columns = [sorted(column) for column in zip(*rows, strict=True)] or [[], [], []]
    statuses = [
        Status(planned * bac, earned * bac, spent)
        for planned, earned, spent in zip(*columns, strict=True)
    ]
    assert json.loads(earned_value(bac, statuses).to_json(), parse_constant=pytest.fail)
