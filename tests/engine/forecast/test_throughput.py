"""Throughput forecasts: by analysis, by what was known at the time, and by what they promise."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast import Throughput, forecast_how_many, forecast_when
from rooftree.engine.forecast.backtest import (
    Correction,
    PastForecast,
    dates_corrected,
    past_dates,
    plain_latest,
    plain_least,
    weeks_taken,
)
from rooftree.engine.forecast.throughput_kernels import gamma
from rooftree.engine.forecast.throughput_model import simulated_items, simulated_weeks

PLAIN = Throughput(weeks=12, half_life=0.0, drift=0.0, spread=0.0, gain=0.0)
STEADY = [5] * 60
NOISY = [max(0, int(6 + 4 * math.sin(n * 1.7) + 3 * math.sin(n * 0.4))) for n in range(120)]


def test_a_steady_team_finishes_when_arithmetic_says():
    found = forecast_when(STEADY, 40, PLAIN)
    assert found.percentiles == dict.fromkeys((50, 70, 85, 95), 8)
    assert forecast_how_many(STEADY, 8, PLAIN).percentiles == dict.fromkeys((50, 70, 85, 95), 40)


def test_without_drift_the_mean_is_that_of_the_weeks():
    samples = simulated_items([0, 10] * 6, 20, Throughput(12, 0.0, 0.0, 0.0, 0.0, 20_000), 1)
    # Weights are uncertain: the variance of a Bayesian bootstrap comes on top of that of the draw.
    inside, between = 25 * 20, 400 * 25 / 13
    assert samples.mean() == pytest.approx(100, abs=1)
    assert samples.std() == pytest.approx(math.sqrt(inside * 12 / 13 + between), rel=0.03)


def test_drift_widens_the_answer_and_more_so_further_ahead():
    still, drifting = Throughput(drift=0.0, spread=0.0), Throughput(drift=0.15, spread=0.0)
    widths = {}
    for weeks in (4, 16):
        for model in (still, drifting):
            samples = simulated_items(NOISY, weeks, model, 1)
            widths[weeks, model.drift] = samples.std() / samples.mean()
    assert widths[4, 0.15] > widths[4, 0.0]
    assert widths[16, 0.15] / widths[16, 0.0] > widths[4, 0.15] / widths[4, 0.0]


def test_old_weeks_count_less():
    slower = [20] * 13 + [2] * 13
    alike, discounted = Throughput(half_life=0.0), Throughput(half_life=3.0)
    assert simulated_items(slower, 4, alike, 1).mean() > 30
    assert simulated_items(slower, 4, discounted, 1).mean() < 15


@pytest.mark.parametrize("shape", [0.1, 1.0, 3.5])
def test_gamma_variates_have_their_mean_and_variance(shape):
    state = np.array([7], np.uint64)
    found = np.array([gamma(shape, state) for _ in range(20_000)])
    assert found.mean() == pytest.approx(shape, rel=0.05)
    assert found.var() == pytest.approx(shape, rel=0.1)


def test_the_seed_and_nothing_else_decides():
    once, again = (forecast_when(NOISY, 40, Throughput(seed=3)) for _ in range(2))
    assert once == again
    assert not np.array_equal(
        simulated_weeks(NOISY, 400, Throughput(), 3), simulated_weeks(NOISY, 400, Throughput(), 4)
    )


def test_percentiles_are_order_statistics():
    samples = np.arange(1, 21, dtype=np.int32)
    assert plain_latest(samples, (50, 85, 95)) == {50: 10, 85: 17, 95: 19}
    assert plain_least(samples, (50, 85, 95)) == {50: 11, 85: 4, 95: 2}


def test_weeks_taken_are_counted_from_the_next_week():
    assert weeks_taken([2, 0, 3], 2) == 1
    assert weeks_taken([2, 0, 3], 3) == 3
    assert weeks_taken([2, 0, 3], 6) is None


def test_a_broken_date_stretches_the_next_ones_as_long_as_it_has_to():
    correction = Correction(Throughput(gain=0.1))
    correction.learn(85, kept=False)
    assert correction.shifts[85] == pytest.approx(0.085)
    for _ in range(17):
        correction.learn(85, kept=True)
        correction.learn(50, kept=True)
    assert correction.shifts[85] == pytest.approx(0.085 - 17 * 0.015)
    assert correction.shifts[50] == 0


def test_a_correction_knows_only_what_was_known_at_the_time():
    model = Throughput(samples=200, gain=0.2)
    whole, _ = dates_corrected(list(past_dates(NOISY, 6, model)), model, len(NOISY))
    for cut in (50, 51, 80):
        early, _ = dates_corrected(list(past_dates(NOISY[:cut], 6, model)), model, cut)
        assert [each.answer for each in early] == [each.answer for each in whole[: len(early)]]


def test_what_is_kept_is_learnt_no_sooner_than_what_is_broken():
    model = Throughput(gain=0.1, levels=(85,))
    ten_weeks = np.full(10, 10, np.int32)
    for actual, step in ((1, -0.15), (11, 0.85), (None, 0.85)):
        past = [PastForecast(12, 50, ten_weeks, actual)]
        _, early = dates_corrected(past, model, 21)
        _, passed = dates_corrected(past, model, 22)
        assert early.shifts == {85: 0}
        assert passed.shifts == {85: pytest.approx(0.1 * step)}


def test_a_team_that_gets_slower_and_slower_is_corrected_and_told_so():
    slowing = [int(60 * 0.97**n) for n in range(70)]
    found = forecast_when(slowing, 60, Throughput(drift=0.02, spread=0.0))
    test = found.back_test
    assert test.corrected
    assert test.forecasts >= 10
    assert test.kept[85] < 0.5
    assert test.kept_corrected[85] > test.kept[85] + 0.2
    assert test.factors[85] > 1.2
    assert found.percentiles[85] > found.uncorrected[85]


def test_too_short_a_history_is_not_corrected_and_says_why():
    found = forecast_when(NOISY[:20], 30)
    assert not found.back_test.corrected
    assert "are needed" in found.back_test.reason
    assert found.percentiles == found.uncorrected


def test_in_the_long_run_a_level_is_kept_as_often_as_it_says():
    chance = np.random.default_rng(5)
    level = np.cumsum(chance.normal(0, 0.15, 500)) * 0.4
    counts = chance.poisson(np.exp(2.5 + level)).tolist()
    model = Throughput(drift=0.0, spread=0.0, gain=0.1, samples=300)
    outcomes, _ = dates_corrected(list(past_dates(counts, 6, model)), model, len(counts))
    judged = {
        corrected: [each.kept(85, len(counts), corrected=corrected) for each in outcomes]
        for corrected in (False, True)
    }
    plain, kept = (
        np.mean([value for value in each if value is not None]) for each in judged.values()
    )
    assert abs(kept - 0.85) < 0.03
    assert abs(kept - 0.85) < abs(plain - 0.85)


def codes(found):
    return [finding.code for finding in found.findings]


def test_degenerate_histories_are_found_and_never_an_error():
    assert codes(forecast_when([], 5)) == ["no-history"]
    assert codes(forecast_how_many([], 5)) == ["no-history"]
    assert codes(forecast_when([0] * 9, 5)) == ["no-finished-work"]
    assert forecast_when([0] * 9, 5).percentiles == {}
    assert forecast_how_many([0] * 9, 5).percentiles == dict.fromkeys((50, 70, 85, 95), 0)
    assert codes(forecast_when([3], 6)) == ["short-history"]
    assert forecast_when([3], 6).percentiles[50] >= 2
    done = forecast_when(NOISY, 0)
    assert (codes(done), set(done.percentiles.values())) == (["nothing-left"], {0})
    assert forecast_how_many(NOISY, 0).percentiles[85] == 0
    far = forecast_when([1, 0, 0, 0, 0, 0, 0, 0, 0], 5000)
    assert codes(far) == ["beyond-reach"]
    assert far.percentiles == {}


@pytest.mark.parametrize(
    ("counts", "items", "fault"),
    [
        ([1, -1], 5, "week 1 has the count -1"),
        ([1.5], 5, "week 0 has the count 1.5"),
        ([1], -5, "the number of items -5"),
        ([1], 2.0, "the number of items 2.0"),
    ],
)
def test_counts_that_are_none_are_named(counts, items, fault):
    with pytest.raises(ProblemError) as caught:
        forecast_when(counts, items)
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"weeks": 0}, "weeks is 0"),
        ({"drift": -1}, "drift is -1"),
        ({"half_life": math.nan}, "half life is nan"),
        ({"levels": ()}, "not ascending percentages"),
    ],
)
def test_a_model_that_makes_no_sense_is_refused(changes, fault):
    with pytest.raises(ProblemError) as caught:
        Throughput(**changes)
    assert fault in str(caught.value)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 9), max_size=40), st.integers(0, 60), st.integers(0, 20))
def test_surer_answers_are_later_dates_and_fewer_items(counts, items, weeks):
    model = Throughput(samples=100)
    dates = forecast_when(counts, items, model)
    amounts = forecast_how_many(counts, weeks, model)
    assert list(dates.percentiles.values()) == sorted(dates.percentiles.values())
    assert list(amounts.percentiles.values()) == sorted(amounts.percentiles.values(), reverse=True)
    for found in (dates, amounts):
        assert json.loads(found.to_json(), parse_constant=pytest.fail)["question"]


def test_the_plain_bootstrap_is_as_over_confident_on_real_series_as_was_measured(shared):
    lines = (shared / "benchmarks" / "throughput" / "weekly.csv").read_text().splitlines()[1:]
    renzo = [int(line.rsplit(",", 1)[1]) for line in lines if line.startswith('"Renzo')]
    known = [each for each in past_dates(renzo, 12, PLAIN) if each.actual is not None]
    kept = [each.actual <= plain_latest(each.samples, (85,))[85] for each in known]
    assert len(known) == 236
    assert 0.6 < sum(kept) / len(kept) < 0.75
