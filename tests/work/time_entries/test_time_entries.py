"""Working time that was spent."""

from datetime import UTC, datetime

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.work.time_entries.actions import correct_time, remove_time, spend_time
from rooftree.work.time_entries.models import TimeEntry
from rooftree.work.time_entries.queries import time_entry_by_id, time_on

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def spent(item, member, minutes=90, **more):
    spend_time(item, minutes=minutes, by=member.actor, **more)
    return TimeEntry.objects.latest("pk")


def test_people_note_what_they_worked(world):
    item = world.item()
    spent(item, world.ben, note="  The pump  ", started_at=NOON)

    (line,) = time_on(item)
    assert (line.name, line.minutes, line.started_at, line.note) == ("Ben", 90, NOON, "The pump")


def test_the_newest_time_comes_first(world):
    item = world.item()
    spent(item, world.ben, 1)
    spent(item, world.ben, 2, started_at=NOON)

    assert [line.minutes for line in time_on(item)] == [1, 2]


@pytest.mark.parametrize("minutes", [0, -5, 60 * 24 * 400])
def test_time_is_more_than_nothing_and_less_than_a_year(world, minutes):
    with pytest.raises(RuleBroken) as refusal:
        spent(world.item(), world.ben, minutes)

    assert refusal.value.field == "minutes"


def test_admins_note_the_time_of_others_and_nobody_else_does(world):
    item = world.item()
    entry = spent(item, world.ada, person=world.ben.person)
    assert entry.person == world.ben.person
    ada = spent(item, world.ada)

    with pytest.raises(Forbidden):
        spent(item, world.ben, person=world.ada.person)
    with pytest.raises(Forbidden):
        correct_time(ada, minutes=1, by=world.ben.actor)
    with pytest.raises(Forbidden):
        correct_time(entry, person=world.ada.person, by=world.ben.actor)
    with pytest.raises(Forbidden):
        remove_time(ada, by=world.ben.actor)
    with pytest.raises(Forbidden):
        spent(item, world.cora)
    correct_time(entry, minutes=30, by=world.ben.actor)
    assert correct_time(entry, minutes=30, by=world.ben.actor) is None
    assert [one.minutes for one in time_on(item)] == [90, 30]


def test_time_on_a_private_item_is_not_there_for_others(world):
    entry = spent(world.item(is_private=True), world.ada)

    assert time_entry_by_id(world.ada.viewer, entry.pk) == entry
    with pytest.raises(NotFound):
        time_entry_by_id(world.ben.viewer, entry.pk)
    with pytest.raises(NotFound):
        remove_time(entry, by=world.ben.actor)


def test_deleted_time_comes_back_to_whom_it_belongs(world):
    item = world.item()
    remove_time(spent(item, world.ada, note="Long"), by=world.ada.actor)
    assert time_on(item) == []
    assert deletions_seen(world.ben.viewer) == []
    (gone,) = deletions_seen(world.ada.viewer)
    assert (gone.what, gone.name) == ("timeentry", "Long")

    restore_deleted(gone.seq, by=world.ada.actor)

    assert [one.minutes for one in time_on(item)] == [90]
