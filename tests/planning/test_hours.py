"""Calendars, absences and the clock on the wall."""

from datetime import date

import pytest

from rooftree.people.calendars.actions import add_absence, add_calendar
from rooftree.people.calendars.models import WorkingCalendar
from rooftree.people.persons.actions import edit_person
from tests.planning.planned import DAY, at, codes, dates, plan

MORNINGS = [[[480, 720]]] * 5 + [[], []]


def test_a_person_works_in_the_hours_of_their_calendar(world):
    _give_calendar(world, world.ben, MORNINGS)
    world.item("Ben's", estimate_likely=DAY, assignees=[world.ben.person])

    row = plan(world)["Ben's"]

    assert dates(row) == (at(5, 8), at(6, 12))
    assert not row.assumptions


def test_work_pauses_while_a_person_is_away(world):
    _away(world, world.ada, date(2026, 1, 6), date(2026, 1, 7))
    world.item("Ada's", estimate_likely=2 * DAY, assignees=[world.ada.person])

    assert dates(plan(world)["Ada's"]) == (at(5, 9), at(8, 18))


def test_an_absence_delays_the_start_and_is_the_reason(world):
    _away(world, world.ada, date(2026, 1, 5), date(2026, 1, 6))
    world.item("Ada's", estimate_likely=DAY, assignees=[world.ada.person])

    row = plan(world)["Ada's"]

    assert row.start == at(7, 9)
    assert "away" in codes(row)


def test_a_pool_is_smaller_while_somebody_is_away(world):
    _away(world, world.ada, date(2026, 1, 5), date(2026, 1, 5))
    for number in range(3):
        world.item(f"Loose {number}", estimate_likely=DAY)

    rows = plan(world)

    assert sorted(row.start for row in rows.values()) == [at(5, 9), at(6, 9), at(6, 9)]


def test_a_pool_rests_while_everybody_is_away(world):
    for member in (world.ada, world.ben):
        _away(world, member, date(2026, 1, 6), date(2026, 1, 6))
    world.item("Loose", estimate_likely=2 * DAY)

    assert dates(plan(world)["Loose"]) == (at(5, 9), at(7, 18))


def test_a_pool_counts_who_works_at_which_hour(world):
    _give_calendar(world, world.ben, [[[540, 720]]] * 5 + [[], []])
    world.item("Ada's", estimate_likely=2 * DAY, assignees=[world.ada.person], priority=4)
    world.item("Short", estimate_likely=180, priority=2)
    world.item("Long", estimate_likely=DAY)

    rows = plan(world)

    assert rows["Short"].start == at(5, 9)  # Ben's morning
    assert rows["Long"].start == at(7, 9)  # nobody else is there in the afternoon


def test_who_is_away_for_ever_is_back_after_ten_years(world):
    _away(world, world.ada, date(2000, 1, 1), date.max)
    world.item("Ada's", estimate_likely=DAY, assignees=[world.ada.person])

    assert plan(world)["Ada's"].start.year == 2036


def test_a_calendar_without_hours_cannot_be_planned(world):
    _give_calendar(world, world.ben, [[]] * 7)
    first = world.item("Ben's", estimate_likely=DAY, assignees=[world.ben.person])
    world.item("Loose", estimate_likely=DAY)

    rows = plan(world)

    assert dates(rows["Ben's"]) == (None, None)
    assert rows["Ben's"].reasons == [
        {"code": "impossible", "people": [world.ben.person.pk], "items": []}
    ]
    assert rows["Loose"].start == at(5, 9)
    assert rows["Loose"].assumptions[0]["persons"] == [world.ada.person.pk]
    assert first.pk == rows["Ben's"].item_id


@pytest.mark.parametrize(
    ("monday", "before", "after"),
    [
        (date(2026, 3, 27), (27, 8), (30, 16)),  # the clocks go forward on the 29th
        (date(2026, 10, 23), (23, 7), (26, 17)),  # and back on the 25th
    ],
)
def test_hours_stay_those_of_the_clock_on_the_wall(world, monday, before, after):
    world.workspace.time_zone = "Europe/Berlin"
    world.workspace.save()
    world.item("Over the weekend", estimate_likely=2 * DAY, assignees=[world.ada.person])

    row = plan(world, today=monday)["Over the weekend"]

    assert dates(row) == (
        at(before[0], before[1], month=monday.month),
        at(after[0], after[1], month=monday.month),
    )


def test_hours_in_the_night_of_the_change_do_not_break_a_plan(world):
    world.workspace.time_zone = "Europe/Berlin"
    world.workspace.save()
    _give_calendar(world, world.ben, [[[0, 1440]]] * 7)
    world.item("Night shift", estimate_likely=27 * 60, assignees=[world.ben.person])

    row = plan(world, today=date(2026, 3, 28))["Night shift"]

    assert dates(row) == (at(27, 23, month=3), at(29, 1, month=3))  # 3:00, as 2:00 to 3:00 is not


def _give_calendar(world, member, week):
    added = add_calendar(name="Own", week=week, by=world.ada.actor)
    calendar = WorkingCalendar.objects.get(pk=added.subject.pk)
    edit_person(member.person, calendar=calendar, by=world.ada.actor)


def _away(world, member, first, last):
    add_absence(member.person, first_day=first, last_day=last, by=world.ada.actor)
