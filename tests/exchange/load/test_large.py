"""A board of 2,000 cards: time, memory, and how long a chunk holds the database."""

import time
import tracemalloc

import pytest

from rooftree.exchange.load import loading
from rooftree.exchange.reverting.reverting import revert_run
from rooftree.exchange.runs.carrying import carry_out
from rooftree.work.founding import found_workspace
from rooftree.work.items.models import Item
from tests.exchange.big import big_board
from tests.exchange.importing import actor, opened, row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_board_of_two_thousand_cards_is_quick_and_lets_others_write(monkeypatch, capsys):
    workspace = found_workspace("acme")
    numbers = row_counts()
    held = []
    load_chunk = loading.load_chunk

    def timed(*arguments, **named):
        begun = time.perf_counter()
        load_chunk(*arguments, **named)
        held.append(time.perf_counter() - begun)

    monkeypatch.setattr(loading, "load_chunk", timed)

    begun, busy = time.perf_counter(), time.process_time()
    run = opened(workspace, big_board(2000))
    carry_out(run, by=actor(workspace))
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy

    assert Item.objects.count() == 2000
    reverting = time.perf_counter()
    revert_run(run, by=actor(workspace))
    back = time.perf_counter() - reverting
    assert row_counts() == numbers
    held.sort()
    with capsys.disabled():
        print(  # noqa: T201 - a figure that people ask for
            f"\n2,000 cards: {seconds:.1f} s ({busy:.1f} s of work), {len(held)} chunks, "
            f"median {held[len(held) // 2]:.3f} s, p95 {held[len(held) * 95 // 100]:.3f} s, "
            f"longest {held[-1]:.3f} s; back in {back:.1f} s"
        )
    assert busy < 15  # whatever else the machine does
    assert held[len(held) // 2] < 0.2


def test_memory_does_not_grow_with_what_was_written():
    workspace = found_workspace("acme")
    run = opened(workspace, big_board(1000))
    tracemalloc.start()
    carry_out(run, by=actor(workspace))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 40 * 2**20
