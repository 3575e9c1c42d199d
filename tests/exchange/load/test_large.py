"""A board of 2,000 cards and a CSV of 3,000 issues: time, memory, and how long a chunk holds the database."""

import gc
import time
import tracemalloc
from contextlib import contextmanager
from io import BytesIO

import pytest
from benchmarks.imports.made_up import big_csv

from rooftree.exchange.formats.jira.csv.reader import read
from rooftree.exchange.load import loading
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.reverting.reverting import revert_run
from rooftree.exchange.runs.carrying import carry_out, open_checked_run
from rooftree.exchange.runs.files import keep_file
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
    with traced() as peak:
        carry_out(run, by=actor(workspace))

    assert peak() < 40 * 2**20


@pytest.mark.django_db(transaction=True)  # or Django keeps what waits for the end of each chunk
def test_what_a_load_holds_in_memory_does_not_grow_from_item_to_item(monkeypatch):
    load_chunk = loading.load_chunk
    held = []

    def weighed(chunk, *arguments, **named):
        if any(wish.ref.kind == "items" for unit in chunk for wish in unit.wishes):
            gc.collect()  # what is no more in use says nothing
            held.append(tracemalloc.get_traced_memory()[0])
        return load_chunk(chunk, *arguments, **named)

    monkeypatch.setattr(loading, "load_chunk", weighed)
    workspace, content = found_workspace("acme"), big_csv(2000)
    bundle = read(content)
    kept = keep_file(BytesIO(content), "issues.csv")
    run = open_checked_run(workspace, kept, bundle, Choices(), by=actor(workspace))
    with traced():
        carry_out(run, by=actor(workspace), bundle=bundle)

    assert Item.objects.count() == 2000
    early, late = max(held[20:40]), max(held[-20:])
    assert late - early < 1400 * 50  # bytes: the key of an issue alone takes as much


def test_what_is_read_of_issues_does_not_stay_in_memory():
    content = {count: big_csv(count) for count in (100, 5000, 10_000)}
    read(content[100])
    kept, peaks = [], []
    for count in (5000, 10_000):
        with traced() as peak:
            bundle = read(content[count])
            gc.collect()
            kept.append(tracemalloc.get_traced_memory()[0])
        peaks.append(peak())
        assert len(bundle.items) == count

    assert kept[1] - kept[0] < 5000 * 50
    assert peaks[1] - peaks[0] < 5000 * 50


@contextmanager
def traced():
    """Yield what tells the peak of memory taken inside, in bytes."""
    gc.collect()
    peaks = []
    tracemalloc.start()
    try:
        yield lambda: peaks[0]
        peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
