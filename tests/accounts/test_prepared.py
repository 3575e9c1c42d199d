"""Queries whose SQL is composed once say the same as those that are composed each time."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooftree.accounts.prepared import Fixed, prepared
from rooftree.work.items.models import Item
from rooftree.work.items.queries import item_by_key, items_seen


@prepared
def pairs(viewer, keys):
    return items_seen(viewer).filter(key__in=keys).order_by("key").values_list("key", "target")


@prepared
def instances(item_id):
    return Item.objects.filter(pk=item_id).select_related("space", "owner")


@prepared
def children(parent_id):
    return Item.objects.filter(parent_id=parent_id).values_list("key")


def test_each_viewer_gets_what_they_may_see(world):
    world.item("Open", target=date(2030, 1, 2))
    world.item("Hidden", is_private=True)
    both = ("WEB-1", "WEB-2")

    assert pairs(world.ada.viewer, both) == [("WEB-1", date(2030, 1, 2)), ("WEB-2", None)]
    assert pairs(world.ben.viewer, both) == [("WEB-1", date(2030, 1, 2))]
    assert pairs(world.cleo.viewer, ("WEB-2",)) == []


def test_instances_come_with_their_relations(world):
    owner = world.ben.person
    made = world.item(owner=owner)

    (found,) = instances(made.pk)
    with CaptureQueriesContext(connection) as asked:
        assert (found, found.space, found.owner) == (made, world.space, owner)

    assert not asked.captured_queries
    assert found.created_at == made.created_at


def test_nothing_is_another_question_than_something(world):
    parent = world.item("Parent")
    world.item("Child", parent=parent)

    assert children(parent.pk) == [("WEB-2",)]
    assert children(None) == [("WEB-1",)]
    assert children(parent.pk) == [("WEB-2",)]


@pytest.mark.parametrize("key", ["WEB-1", "web-1"])
def test_a_key_is_found_in_one_query(world, key):
    made, viewer = world.item(), world.ben.viewer

    with CaptureQueriesContext(connection) as asked:
        assert item_by_key(viewer, key) == made

    assert len(asked) == 1


def test_what_is_asked_by_name_is_not_remembered_for_others(world):
    one, other = world.item("One"), world.item("Other")

    @prepared
    def titles(pk):
        return Item.objects.filter(pk=pk).values_list("title")

    assert titles(pk=one.pk) == [("One",)]
    assert titles(pk=other.pk) == [("Other",)]


@prepared
def ordered(viewer, order):
    return items_seen(viewer).order_by(str(order)).values_list("key")


def test_a_fixed_text_decides_what_is_asked(world):
    world.item("B")
    world.item("A")

    assert ordered(world.ada.viewer, Fixed("title")) == [("WEB-2",), ("WEB-1",)]
    assert ordered(world.ada.viewer, Fixed("-title")) == [("WEB-1",), ("WEB-2",)]


def test_no_more_plans_are_kept_than_there_is_room_for(world, monkeypatch):
    monkeypatch.setattr("rooftree.accounts.prepared.MOST_PLANS", 2)
    made = world.item()

    for _ in range(2):
        for count in range(1, 5):
            assert pairs(world.ada.viewer, (made.key,) * count) == [(made.key, None)]


def test_a_choice_among_nothing_asks_nothing(world):
    viewer = world.ada.viewer

    with CaptureQueriesContext(connection) as asked:
        assert pairs(viewer, ()) == []

    assert not asked.captured_queries


def test_a_prepared_query_can_be_a_part_of_another(world):
    made = world.item()
    sql, parameters = children.sql(made.pk)
    world.item(parent=made)

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) AS part", parameters)
        assert cursor.fetchone() == (1,)


@pytest.fixture
def besides(world, transactional_db):
    """Another connection, when the database is PostgreSQL."""
    if connection.vendor != "postgresql":
        pytest.skip("plans are kept by PostgreSQL")
    other = connection.copy("besides")
    yield other
    other.close()
    connection.close()


def test_a_plan_of_changed_tables_is_made_anew(world, besides):
    parent = world.item()
    world.item(parent=parent)

    for size in (30, 24):
        assert children(parent.pk) == [("WEB-2",)]
        with besides.cursor() as cursor:
            cursor.execute(f"ALTER TABLE work_item ALTER COLUMN key TYPE varchar({size})")
        assert children(parent.pk) == [("WEB-2",)]


def test_a_connection_that_the_server_has_closed_is_opened_anew(world, besides):
    parent = world.item()
    world.item(parent=parent)
    assert children(parent.pk) == [("WEB-2",)]
    with besides.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid]
        )

    connection.health_check_enabled, connection.health_check_done = True, False

    assert children(parent.pk) == [("WEB-2",)]
