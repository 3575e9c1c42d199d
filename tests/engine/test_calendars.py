"""Working time: counting it, finding instants in it, combining calendars."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.engine import OFFICE_HOURS, Calendar, Span, WorkingTime, instant, moment
from rooftree.engine.working_time import ALWAYS, NoWorkingTime
from tests.engine.examples import (
    CALENDARS,
    DAY,
    FIVE,
    FRIDAY,
    MONDAY,
    NINE,
    PART_TIME,
    SHORT_DAYS,
    WEEK,
    open_minutes,
)

OFFICE = WorkingTime.of(OFFICE_HOURS)


def test_instants_are_minutes_of_wall_time_since_a_monday():
    monday = datetime.fromisoformat("2026-03-02T09:30:59")
    assert instant(datetime.fromisoformat("2000-01-03")) == 0
    assert instant(monday) % WEEK == NINE + 30
    assert moment(instant(monday)) == monday.replace(second=0)


def test_a_working_day_has_its_minutes():
    assert OFFICE.between(0, DAY) == 8 * 60
    assert OFFICE.between(0, WEEK) == 40 * 60
    assert OFFICE.between(WEEK, 0) == -40 * 60


def test_work_that_does_not_fit_before_the_weekend_goes_on_on_monday():
    assert OFFICE.shift(FRIDAY + FIVE - 60, 120) == MONDAY + NINE + 60


def test_work_that_ends_with_the_day_ends_then_and_not_next_morning():
    assert OFFICE.shift(NINE, 8 * 60) == FIVE


def test_going_back_over_a_weekend_ends_on_friday():
    assert OFFICE.shift(MONDAY + NINE + 60, -120) == FRIDAY + FIVE - 60


def test_the_next_and_last_working_instants_frame_a_weekend():
    saturday = FRIDAY + DAY
    assert OFFICE.next_working(saturday) == MONDAY + NINE
    assert OFFICE.last_working(saturday) == FRIDAY + FIVE
    assert OFFICE.next_working(NINE) == NINE
    assert not OFFICE.is_working(saturday)


def test_an_absence_closes_and_an_extra_shift_opens():
    calendar = Calendar(
        OFFICE_HOURS.week,
        closed=(Span(0, DAY, "holiday"),),
        extra=(Span(FRIDAY + DAY + NINE, FRIDAY + DAY + FIVE),),
    )
    days = dict(WorkingTime.of(calendar).days(0, WEEK))
    assert days[0] == 0
    assert days[DAY] == 480
    assert days[FRIDAY + DAY] == 480


def test_time_off_beats_an_extra_shift():
    calendar = Calendar(OFFICE_HOURS.week, closed=(Span(0, DAY),), extra=(Span(60, 120),))
    assert WorkingTime.of(calendar).between(0, DAY) == 0


def test_always_open_time_counts_every_minute():
    assert ALWAYS.is_always
    assert ALWAYS.work(-12_345) == -12_345
    assert ALWAYS.shift(7, -100_000) == -99_993


def test_time_that_never_comes_is_said_and_not_sought_forever():
    never = WorkingTime.of(Calendar(week=((),) * 7, extra=(Span(10, 20),)))
    assert never.start_at(never.work(10)) == 10
    assert not never.recurs
    with pytest.raises(NoWorkingTime):
        never.start_at(never.work(20))


@pytest.mark.parametrize("name", CALENDARS)
def test_counts_are_those_of_the_definition(name):
    time = WorkingTime.of(CALENDARS[name])
    minutes = open_minutes(CALENDARS[name], -2 * WEEK, 3 * WEEK)
    at_zero = sum(at < 0 for at in minutes)
    for number, at in enumerate(minutes):
        assert time.start_at(number - at_zero) == at
        assert time.work(at) == number - at_zero
        assert time.finish_at(number - at_zero + 1) == at + 1
        assert time.work(at + 1) == number - at_zero + 1


@given(st.integers(-3 * WEEK, 3 * WEEK))
def test_the_mirror_counts_backwards(at):
    time = WorkingTime.of(PART_TIME)
    assert time.mirrored().work(-at) == -time.work(at)


@given(st.integers(-WEEK, WEEK), st.integers(0, WEEK))
def test_windows_hold_exactly_the_working_minutes(start, length):
    windows = WorkingTime.of(PART_TIME).windows(start, start + length)
    minutes = [at for opens, closes in windows for at in range(opens, closes)]
    assert minutes == open_minutes(PART_TIME, start, start + length)


def test_calendars_overlap_and_join():
    part, short = WorkingTime.of(PART_TIME), WorkingTime.of(SHORT_DAYS)
    one = set(open_minutes(PART_TIME, -WEEK, WEEK))
    other = set(open_minutes(SHORT_DAYS, -WEEK, WEEK))
    both = [at for a, b in part.with_only(short).windows(-WEEK, WEEK) for at in range(a, b)]
    either = [at for a, b in part.with_also(short).windows(-WEEK, WEEK) for at in range(a, b)]
    assert both == sorted(one & other)
    assert either == sorted(one | other)
