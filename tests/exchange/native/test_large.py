"""A long log: memory stays small both ways, and others may write meanwhile."""

import tracemalloc

import pytest

from rooftree.accounts.models import User
from rooftree.changes import chain
from rooftree.changes.models import Change, Counter, PrivateValues
from rooftree.exchange.formats.native.writing import new_export
from rooftree.exchange.native.clearing import remove_workspace
from rooftree.exchange.native.exporting import export_workspace
from rooftree.lib import clock
from rooftree.work.founding import found_workspace
from tests.exchange.native.scenery import exported, restored

ENTRIES = 10_000
MEBIBYTE = 2**20


def lengthen(workspace, count):
    """Write many entries of about a kilobyte into a log."""
    counter = Counter.objects.get(pk=workspace.pk)
    at = clock.now()
    for _chunk in range(count // 500):
        changes, sides = [], []
        for _entry in range(500):
            counter.value += 1
            mark, side = chain.sealed("word " * 80)
            change = Change(
                workspace=workspace, seq=counter.value, at=at, via="cli", verb="work.item.edited",
                version=1, subject_type="work.item", subject_id=counter.value,
                topics=[f"item:{counter.value}"],
                data={"rows": [["work.item", counter.value, "+", {}, {"title": mark, "rank": "m" * 500}]]},
            )  # fmt: skip
            change.hash = counter.head = chain.entry_hash(change, counter.head)
            changes.append(change)
            sides.append(PrivateValues(change=change, values={"0.1.title": side}))
        Change.objects.bulk_create(changes)
        PrivateValues.objects.bulk_create(sides)
    counter.save()


def peak_of(work, *arguments):
    tracemalloc.start()
    try:
        work(*arguments)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.django_db
def test_memory_does_not_grow_with_the_log(fresh, capsys):
    workspace = found_workspace("acme")
    lengthen(workspace, ENTRIES)

    going_out = peak_of(exported, workspace, fresh / "export.zip")
    remove_workspace(workspace.pk)
    coming_in = peak_of(restored, fresh / "export.zip")

    with capsys.disabled():
        size = (fresh / "export.zip").stat().st_size / MEBIBYTE
        print(  # noqa: T201 - a figure that people ask for
            f"\n{ENTRIES:,} entries, {size:.0f} MB packed: out with "
            f"{going_out / MEBIBYTE:.0f} MB of memory, in with {coming_in / MEBIBYTE:.0f} MB"
        )
    assert Change.objects.count() > ENTRIES
    assert going_out < 10 * MEBIBYTE
    assert coming_in < 10 * MEBIBYTE


@pytest.mark.django_db(transaction=True)
def test_what_others_write_meanwhile_waits_for_the_next_export(fresh, monkeypatch):
    monkeypatch.setattr("rooftree.exchange.native.exporting.TOLD_EVERY", 1)
    workspace = found_workspace("acme")
    before = Counter.objects.get(pk=workspace.pk)

    def join(done, _total):
        User.objects.create(email=f"{done}@example.org")
        lengthen(workspace, 500)

    with new_export(fresh / "export") as sink:
        told = export_workspace(workspace, sink, watch=join)

    assert (told.header.log.entries, told.header.log.head) == (before.value, before.head)
    assert User.objects.exists()
    remove_workspace(workspace.pk)
    User.objects.all().delete()
    assert restored(fresh / "export").pk == workspace.pk
