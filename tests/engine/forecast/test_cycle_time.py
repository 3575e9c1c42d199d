"""Cycle times: percentiles by hand, open items by what came of others as old."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast import cycle_times

TWENTY = list(range(1, 21))


def test_a_percentile_is_the_least_time_that_so_many_kept():
    found = cycle_times(TWENTY)
    assert found.percentiles == {50: 10, 70: 14, 85: 17, 95: 19}
    assert found.expected == 17


def test_an_interval_holds_its_percentile_and_narrows_with_more_items():
    few, many = cycle_times(TWENTY), cycle_times(TWENTY * 50)
    for level, (low, high) in many.intervals.items():
        assert low <= many.percentiles[level] <= high
    assert few.intervals[50] == (6, 15)
    assert many.intervals[50] == (10, 11)


@pytest.mark.parametrize(
    ("count", "levels"),
    [(4, []), (5, [50]), (11, [50, 70]), (58, [50, 70, 85]), (59, [50, 70, 85, 95])],
)
def test_an_interval_is_left_out_where_the_percentile_may_lie_beyond_all_items(count, levels):
    assert list(cycle_times(range(count)).intervals) == levels


def test_the_odds_of_an_open_item_are_those_of_items_that_got_as_old():
    (item,) = cycle_times(TWENTY, {"x": 12}).ageing
    assert item.older_than == 0.6
    assert item.chance == pytest.approx(5 / 8)
    assert item.finish_at == {50: 16, 70: 18, 85: 19, 95: 20}
    assert item.state == "within"


def test_old_items_are_watched_and_those_beyond_are_called_so():
    states = {
        each.key: each.state for each in cycle_times(TWENTY, {"a": 3, "b": 15, "c": 18}).ageing
    }
    assert states == {"c": "beyond", "b": "watch", "a": "within"}


def test_an_item_older_than_all_has_no_odds():
    found = cycle_times(TWENTY, {"old": 30})
    assert (found.ageing[0].chance, found.ageing[0].finish_at) == (0.0, {})
    assert [finding.code for finding in found.findings] == ["older-than-all"]
    assert found.findings[0].keys == ("old",)


def test_open_items_make_percentiles_longer():
    found = cycle_times([1, 2, 3, 4], {"a": 2.5, "b": 2.5})
    # By hand: 5/6 survive 1, 4/6 survive 2; of the two left at 3 one does, and none survives 4.
    assert found.with_open == {50: 3, 70: 4, 85: 4, 95: 4}
    assert found.percentiles[50] == 2


def test_a_level_that_open_items_hide_is_left_out():
    assert cycle_times([1, 2], {"a": 5, "b": 5}).with_open == {50: 2}


def test_recent_items_are_held_against_the_earlier_promise():
    steady = cycle_times([*range(1, 16), *range(1, 6)])
    slower = cycle_times([*range(1, 16), 20, 21, 22, 23, 24])
    assert (steady.kept, slower.kept) == (1.0, 0.0)


def test_without_finished_items_there_is_a_finding():
    found = cycle_times([], {"a": 3})
    assert [finding.code for finding in found.findings] == ["no-history"]
    assert found.percentiles == {}


@pytest.mark.parametrize(
    ("finished", "ages", "level", "fault"),
    [
        ([1, -2], {}, 85, "cycle time 1 is -2"),
        ([math.inf], {}, 85, "cycle time 0 is inf"),
        ([1], {"x": None}, 85, "the age of x is None"),
        ([1], {}, 100, "the level 100 is no percentage"),
    ],
)
def test_times_that_are_none_are_named(finished, ages, level, fault):
    with pytest.raises(ProblemError) as caught:
        cycle_times(finished, ages, level=level)
    assert fault in str(caught.value)


times = st.floats(0, 1e4, allow_nan=False) | st.integers(0, 50)


@given(st.lists(times, max_size=40), st.dictionaries(st.text(max_size=3), times, max_size=5))
def test_whatever_the_times_answers_rise_with_the_level(finished, ages):
    found = cycle_times(finished, ages)
    assert json.loads(found.to_json(), parse_constant=pytest.fail)["finished"] == len(finished)
    for answer in (found.percentiles, found.with_open):
        assert list(answer.values()) == sorted(answer.values())
    for level, value in found.with_open.items():
        assert value >= found.percentiles[level]
    for item in found.ageing:
        assert all(age > item.age for age in item.finish_at.values())
