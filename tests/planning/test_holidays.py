"""Holidays take working time away exactly as absences do."""

from datetime import date

from rooftree.people.calendars.actions import add_absence, add_calendar
from rooftree.people.calendars.models import STANDARD_WEEK, WorkingCalendar
from rooftree.people.holidays.actions import add_holiday
from rooftree.people.persons.actions import edit_person
from rooftree.planning.explained.why import why
from rooftree.planning.loads import daily_load
from tests.planning.planned import DAY, at, codes, dates, plan


def calendar_for(world, *members):
    """Give some members a calendar of their own, the standard week."""
    added = add_calendar(name="Office", week=STANDARD_WEEK, by=world.ada.actor)
    calendar = WorkingCalendar.objects.get(pk=added.subject.pk)
    for member in members:
        edit_person(member.person, calendar=calendar, by=world.ada.actor)
    return calendar


def rest(world, calendar, *days):
    for day in days:
        add_holiday(calendar, day=day, name="Rest", by=world.ada.actor)


def test_work_pauses_on_a_holiday(world):
    rest(world, calendar_for(world, world.ada), date(2026, 1, 6))
    world.item("Ada's", estimate_likely=2 * DAY, assignees=[world.ada.person])
    world.item("Ben's", estimate_likely=2 * DAY, assignees=[world.ben.person])

    rows = plan(world)

    assert dates(rows["Ada's"]) == (at(5, 9), at(7, 18))
    assert dates(rows["Ben's"]) == (at(5, 9), at(6, 18))  # another calendar


def test_a_holiday_delays_the_start_and_is_the_reason(world):
    rest(world, calendar_for(world, world.ada), date(2026, 1, 5), date(2026, 1, 6))
    item = world.item("Ada's", estimate_likely=DAY, assignees=[world.ada.person])

    row = plan(world)["Ada's"]

    assert row.start == at(7, 9)
    assert "holiday" in codes(row)
    assert "A holiday for Ada; work goes on on" in " ".join(why(world.cleo.viewer, item).sentences)


def test_a_holiday_within_an_absence_is_an_absence(world):
    rest(world, calendar_for(world, world.ada), date(2026, 1, 5))
    add_absence(
        world.ada.person, first_day=date(2026, 1, 5), last_day=date(2026, 1, 6), by=world.ada.actor
    )
    world.item("Ada's", estimate_likely=DAY, assignees=[world.ada.person])

    row = plan(world)["Ada's"]

    assert row.start == at(7, 9)
    assert "away" in codes(row)
    assert "holiday" not in codes(row)


def test_a_pool_is_smaller_on_the_holiday_of_some(world):
    rest(world, calendar_for(world, world.ada), date(2026, 1, 5))
    for number in range(3):
        world.item(f"Loose {number}", estimate_likely=DAY)

    rows = plan(world)

    assert sorted(row.start for row in rows.values()) == [at(5, 9), at(6, 9), at(6, 9)]


def test_a_pool_rests_on_the_holiday_of_all(world):
    rest(world, calendar_for(world, world.ada, world.ben), date(2026, 1, 5))
    world.item("Loose", estimate_likely=DAY)

    row = plan(world)["Loose"]

    assert dates(row) == (at(6, 9), at(6, 18))
    assert "holiday" in codes(row)


def test_a_pool_rests_while_one_is_away_and_the_other_has_a_holiday(world):
    rest(world, calendar_for(world, world.ada), date(2026, 1, 5))
    add_absence(
        world.ben.person, first_day=date(2026, 1, 5), last_day=date(2026, 1, 5), by=world.ada.actor
    )
    world.item("Loose", estimate_likely=DAY)

    row = plan(world)["Loose"]

    assert row.start == at(6, 9)
    assert "away" in codes(row)


def test_a_new_holiday_makes_a_new_plan(world):
    calendar = calendar_for(world, world.ada)
    world.item("Ada's", estimate_likely=DAY, assignees=[world.ada.person])
    assert plan(world)["Ada's"].start == at(5, 9)

    rest(world, calendar, date(2026, 1, 5))

    assert plan(world)["Ada's"].start == at(6, 9)


def test_nobody_has_time_on_a_holiday(world):
    rest(world, calendar_for(world, world.ada), date(2026, 1, 6))
    world.item("Ada's", estimate_likely=2 * DAY, assignees=[world.ada.person])
    plan(world)

    days = daily_load(world.workspace.pk)[world.ada.person.pk]

    assert days.get(date(2026, 1, 6), (0, 0)) == (0, 0)
    assert days[date(2026, 1, 7)] == (DAY, DAY)
