"""The short forms of the sample's files, and its days."""

from datetime import date

import pytest

from rooftree.ops.sample import notation
from rooftree.ops.sample.days import Days
from rooftree.ops.sample.notation import Entry, Step, Wait

WEDNESDAY, SATURDAY, SUNDAY = date(2024, 2, 28), date(2024, 3, 2), date(2024, 3, 3)


def test_a_step_without_a_name_is_by_whoever_made_the_one_before():
    steps = notation.steps("-9 amara Ideas, -5 To do, -2 mei In progress")

    assert steps == [
        Step(-9, "amara", "Ideas"),
        Step(-5, "amara", "To do"),
        Step(-2, "mei", "In progress"),
    ]


def test_what_is_no_step_is_refused():
    with pytest.raises(ValueError, match="no step"):
        notation.steps("tomorrow amara Ideas")


def test_waiting_has_a_type_a_lag_and_somebody_who_said_so():
    assert notation.wait("bed") == Wait("bed", "FS", 0, None, "")
    assert notation.wait("bed SS 2d -9 mei") == Wait("bed", "SS", 960, -9, "mei")


def test_a_checklist_knows_who_ticked_what():
    title, entries = notation.checklist("Before\n[x -3 mei] Sketch\n[ ] Build")

    assert (title, entries) == ("Before", [Entry("Sketch", -3, "mei"), Entry("Build", None, "")])


def test_an_estimate_has_one_point_or_three():
    assert notation.estimate("1.5h")["estimate_likely"] == 90
    assert list(notation.estimate("1d 2d 3d").values()) == [480, 960, 1440]


def test_a_week_is_hours_of_the_clock():
    assert notation.week(["9-12 13:30-17", ""]) == [[[540, 720], [810, 1020]], []]


def test_nothing_happens_on_a_weekend():
    assert Days(WEDNESDAY, "UTC").day(4) == date(2024, 3, 1)
    assert Days(SUNDAY, "UTC").day(0) == date(2024, 3, 1)
    assert Days(SUNDAY, "UTC").day(-3) == date(2024, 2, 29)


@pytest.mark.parametrize("today", [SATURDAY, SUNDAY])
def test_on_a_weekend_the_next_working_day_is_monday(today):
    days = Days(today, "UTC")

    assert [days.working_day(count) for count in (0, 4, 5)] == [
        date(2024, 3, 4),
        date(2024, 3, 8),
        date(2024, 3, 11),
    ]


def test_working_days_are_counted_from_today_both_ways():
    days = Days(WEDNESDAY, "UTC")

    assert days.working_day(0) == WEDNESDAY
    assert days.working_day(3) == date(2024, 3, 4)
    assert days.working_day(-3) == date(2024, 2, 23)
