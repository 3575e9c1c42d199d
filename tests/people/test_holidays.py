"""Holidays of calendars."""

from datetime import date

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.people.calendars.actions import add_calendar
from rooftree.people.calendars.models import STANDARD_WEEK, WorkingCalendar
from rooftree.people.holidays.actions import add_holiday, edit_holiday, remove_holiday
from rooftree.people.holidays.models import Holiday
from rooftree.people.holidays.queries import holiday_by_id, holidays_of
from tests.world import build

DAY = date(2026, 12, 25)


@pytest.fixture
def calendar(world):
    return calendar_of(world)


def calendar_of(world):
    fact = add_calendar(name="Office", week=STANDARD_WEEK, by=world.ada.actor)
    return WorkingCalendar.objects.get(pk=fact.subject.pk)


def holiday_on(world, calendar, day=DAY, name="Christmas"):
    add_holiday(calendar, day=day, name=name, by=world.ada.actor)
    return Holiday.objects.latest("pk")


def test_a_day_is_a_holiday_of_a_calendar_once(world, calendar):
    holiday = holiday_on(world, calendar, name="  Christmas   day ")
    holiday_on(world, calendar_of(world))

    assert list(holidays_of(calendar)) == [holiday]
    assert holiday.name == "Christmas day"
    with pytest.raises(RuleBroken) as refusal:
        holiday_on(world, calendar, name="")
    assert refusal.value.field == "day"


def test_a_holiday_moves_but_not_onto_another(world, calendar):
    holiday_on(world, calendar)
    boxing = holiday_on(world, calendar, date(2026, 12, 26), "")

    with pytest.raises(RuleBroken):
        edit_holiday(boxing, day=DAY, by=world.ada.actor)
    edit_holiday(boxing, day=date(2026, 12, 24), name="Eve", expected=1, by=world.ada.actor)

    assert [str(one) for one in holidays_of(calendar)] == ["2026-12-24 Eve", "2026-12-25 Christmas"]
    assert edit_holiday(boxing, name="Eve", by=world.ada.actor) is None
    with pytest.raises(Stale):
        edit_holiday(boxing, name="Late", expected=1, by=world.ada.actor)
    with pytest.raises(RuleBroken):
        edit_holiday(boxing, calendar=calendar, by=world.ada.actor)


def test_only_admins_keep_holidays(world, calendar):
    holiday = holiday_on(world, calendar)

    for deed in (
        lambda by: add_holiday(calendar, day=date(2026, 1, 1), by=by),
        lambda by: edit_holiday(holiday, name="Mine", by=by),
        lambda by: remove_holiday(holiday, by=by),
    ):
        with pytest.raises(Forbidden):
            deed(world.ben.actor)


def test_a_holiday_of_another_workspace_is_not_found(world):
    other = build("other")
    holiday = holiday_on(other, calendar_of(other))

    with pytest.raises(NotFound):
        holiday_by_id(world.ada.viewer, holiday.pk)
    with pytest.raises(NotFound):
        remove_holiday(holiday, by=world.ada.actor)


def test_a_deleted_holiday_comes_back(world, calendar):
    remove_holiday(holiday_on(world, calendar), by=world.ada.actor)
    assert not holidays_of(calendar).exists()
    (gone,) = deletions_seen(world.ada.viewer)
    assert (gone.what, gone.name) == ("holiday", "2026-12-25")

    fact = restore_deleted(gone.seq, by=world.ada.actor)

    assert fact.subject == calendar
    assert "plan" in fact.topics
    assert [one.name for one in holidays_of(calendar)] == ["Christmas"]
