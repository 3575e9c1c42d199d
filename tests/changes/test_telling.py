"""Telling later what happened before."""

from datetime import UTC, datetime, timedelta

import pytest

from rooftree.changes import log
from rooftree.changes.action import action
from rooftree.changes.verify import faults
from rooftree.lib import clock
from rooftree.work.comments.actions import add_comment
from rooftree.work.history.queries import history_of
from rooftree.work.items.actions import move_item

THEN = datetime(2024, 2, 29, 9, 30, tzinfo=UTC)


def test_what_is_told_later_happened_then_and_was_written_down_now(world):
    item, before = world.item(), clock.now()

    with clock.telling_of(THEN):
        move_item(item, to=world.status("Done"), by=world.ben.actor)

    told = log.since(world.workspace.pk, 0, 100)[-1]
    assert item.actual_start == item.actual_finish == THEN
    assert told.happened_at == THEN
    assert told.at >= before
    assert history_of(world.ada.viewer, item)[0].at == THEN
    assert not list(faults(world.workspace.pk))


def test_each_fact_of_a_long_tale_has_its_own_time(world):
    item = world.item()

    @action
    def tell(*, by):
        facts = []
        for days in (0, 3):
            with clock.telling_of(THEN + timedelta(days=days)):
                facts.append(add_comment(item, body=f"Day {days}", by=by))
        return tuple(facts)

    tell(by=world.ada.actor)

    first, second = log.since(world.workspace.pk, 0, 100)[-2:]
    assert (first.happened_at, second.happened_at) == (THEN, THEN + timedelta(days=3))
    assert first.at == second.at


def test_what_happens_now_is_not_told_later(world):
    move_item(world.item(), to=world.status("Done"), by=world.ben.actor)

    assert log.since(world.workspace.pk, 0, 100)[-1].happened_at is None


def test_nobody_tells_of_what_has_not_come_yet():
    tomorrow = clock.now() + timedelta(days=1)

    with pytest.raises(ValueError, match="has not come yet"), clock.telling_of(tomorrow):
        pass
