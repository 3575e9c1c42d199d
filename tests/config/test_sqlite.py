import threading
import time

import pytest
from django.db import connection, connections, transaction

from rooftree.config.sqlite.queue import WriterQueue

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


def pragma(name):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_file_is_opened_for_many_readers_and_checked_references():
    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 1
    assert pragma("foreign_keys") == 1


def test_writers_stand_in_line(tmp_path):
    first, second = WriterQueue(tmp_path / "db"), WriterQueue(tmp_path / "db")
    order = []

    first.enter()
    waiting = threading.Thread(target=lambda: (second.enter(), order.append("second")))
    waiting.start()
    time.sleep(0.05)
    order.append("first")
    first.leave()
    waiting.join(5)
    second.leave()

    assert order == ["first", "second"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("broken", [False, True])
def test_a_transaction_lets_the_next_one_in_however_it_ends(broken):
    class Broken(Exception):
        pass

    try:
        with transaction.atomic():
            if broken:
                raise Broken
    except Broken:
        pass

    done = threading.Event()

    def write_elsewhere():
        with transaction.atomic():
            done.set()
        connections["default"].close()

    thread = threading.Thread(target=write_elsewhere)
    thread.start()
    thread.join(5)
    assert done.is_set()
