"""Watching items."""

import pytest

from rooftree.changes.actor import Actor
from rooftree.errors import NotFound, RuleBroken
from rooftree.work.watching.actions import unwatch, watch
from rooftree.work.watching.queries import watchers_of


def test_whoever_sees_an_item_may_watch_it(world):
    item = world.item()

    watch(item, by=world.cleo.actor)
    watch(item, by=world.ben.actor)

    assert watch(item, by=world.cleo.actor) is None
    assert [name for _pk, name in watchers_of(item)] == ["Cleo", "Ben"]
    with pytest.raises(NotFound):
        watch(world.item(is_private=True), by=world.cleo.actor)
    with pytest.raises(RuleBroken):
        watch(item, by=Actor.system(world.workspace.pk))


def test_one_may_stop_watching(world):
    item = world.item()
    watch(item, by=world.cleo.actor)

    unwatch(item, by=world.cleo.actor)

    assert watchers_of(item) == []
    assert unwatch(item, by=world.cleo.actor) is None
