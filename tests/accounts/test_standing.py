"""Answers are kept while the log stands still, and no longer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooftree.accounts import standing
from rooftree.accounts.prepared import prepared
from rooftree.accounts.standing import reading
from rooftree.changes import log
from rooftree.work.items.models import Item


@standing.standing
@prepared
def titles(workspace_id):
    return Item.objects.filter(workspace_id=workspace_id).order_by("pk").values_list("title")


@pytest.fixture
def asked(world):
    """Ask as a page does that is read at the present number of the log; return how often it asked."""

    def ask():
        place = world.workspace.pk
        with reading(place, log.head(place)), CaptureQueriesContext(connection) as queries:
            found = [title for (title,) in titles(place)]
        return found, len(queries)

    return ask


def test_a_question_is_asked_once_while_nothing_changes(world, asked):
    world.item("One")

    assert asked() == (["One"], 1)
    assert asked() == (["One"], 0)


def test_after_a_change_it_is_asked_anew(world, asked):
    world.item("One")
    asked()
    world.item("Two")

    assert asked() == (["One", "Two"], 1)
    assert asked() == (["One", "Two"], 0)


def test_who_reads_nothing_asks_each_time(world):
    world.item("One")
    titles(world.workspace.pk)

    with CaptureQueriesContext(connection) as queries:
        titles(world.workspace.pk)
    assert len(queries) == 1


def test_an_answer_that_was_changed_by_its_reader_is_whole_for_the_next(world):
    world.item("One")
    place = world.workspace.pk
    with reading(place, 7):
        titles(place).clear()
        assert titles(place) == [("One",)]


def test_an_answer_does_not_outlive_its_time(world, asked, monkeypatch):
    monkeypatch.setattr(standing, "SECONDS", -1.0)
    world.item("One")

    assert asked() == (["One"], 1)
    assert asked() == (["One"], 1)


def test_the_store_of_answers_is_bounded_and_the_oldest_go_first(world, asked, monkeypatch):
    monkeypatch.setattr(standing, "MOST_ROWS", 10)
    world.item("One")
    asked()
    with reading(world.workspace.pk, 1):
        for number in range(1000, 1030):
            titles(number)
        assert len(standing._answers._young) + len(standing._answers._old) <= 20

    assert asked() == (["One"], 1)
    assert asked() == (["One"], 0)
