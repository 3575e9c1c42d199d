"""Imports that were stopped, and went on in a house that had changed or was never theirs alone."""

import pytest

from rooftree.errors import Unavailable
from rooftree.exchange.bundle import Link, Person
from rooftree.exchange.load import chunks, loading
from rooftree.exchange.runs import carrying, jobs, requests
from rooftree.exchange.runs.cancelling import cancel_run
from rooftree.exchange.runs.carrying import carry_out
from rooftree.exchange.runs.models import Run
from rooftree.work.items.actions import create_item
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Status
from tests.exchange.importing import actor, counts
from tests.exchange.load.test_tracker import bring, opened
from tests.exchange.tracker import issue, tracker

pytestmark = pytest.mark.django_db


class Cut(Exception):
    """The process is gone, as far as the import can see."""


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "ROWS", 1)


def cut_before_links(monkeypatch):
    load_chunk = loading.load_chunk

    def cut(chunk, *arguments, **named):
        if any(wish.ref.kind == "links" for unit in chunk for wish in unit.wishes):
            raise Cut
        return load_chunk(chunk, *arguments, **named)

    monkeypatch.setattr(loading, "load_chunk", cut)


def test_what_was_left_out_before_the_stop_takes_its_links_along(world, monkeypatch):
    bring(world.workspace, tracker(items=(issue(1), issue(2), issue(9)), links=()))
    Item.objects.filter(key="PUMP-2").delete()
    Status.objects.filter(name="Done").delete()
    bundle = tracker(
        items=(issue(1), issue(2), issue(9), issue(5, status="PUMP/done")),
        links=(Link(source_id="l9", source="PUMP-1", target="PUMP-5", kind="relates"),),
    )
    run = opened(world.workspace, bundle)
    with monkeypatch.context() as patch:
        cut_before_links(patch)
        with pytest.raises(Cut):
            carry_out(run, by=actor(world.workspace), bundle=bundle)

    carry_out(run, by=actor(world.workspace), bundle=bundle)

    assert run.state == "done"
    assert counts(run.report)["links"] == (1, 0, 0, 0, 1)


def number_taken_after_the_first_chunk(world, bundle):
    space = Item.objects.get(key="PUMP-1").space

    def meddle(progress):
        if progress["done"] == 1:
            create_item(space=space, title="Ours", by=world.ada.actor)

    run = opened(world.workspace, bundle)
    return run, lambda: carry_out(run, by=actor(world.workspace), bundle=bundle, watch=meddle)


def test_an_import_whose_numbers_were_taken_meanwhile_goes_on_with_others(world):
    bring(world.workspace)
    people = (*tracker().people, Person(source_id="mo", name="Mo"))
    more = tracker(people=people, items=(*tracker().items, issue(20)))
    run, start = number_taken_after_the_first_chunk(world, more)
    with pytest.raises(Unavailable):
        start()

    carry_out(run, by=actor(world.workspace), bundle=more)

    assert Item.objects.get(title="Issue 20").key == "PUMP-20"
    assert create_item(space=Item.objects.get(title="Ours").space, title="Next",
                       by=world.ada.actor).subject.key == "PUMP-21"  # fmt: skip


def test_an_import_that_needs_no_numbers_does_not_mind_who_takes_them(world):
    bring(world.workspace)
    run, start = number_taken_after_the_first_chunk(world, tracker())

    start()

    assert run.state == "done"


def test_an_import_that_was_stopped_before_its_turn_came_does_not_begin(world, monkeypatch):
    bundle = tracker()
    monkeypatch.setattr(carrying, "read_bundle", lambda _run: bundle)
    monkeypatch.setattr(requests, "later", lambda *_job: None)
    run = opened(world.workspace, bundle)
    Run.objects.filter(pk=run.pk).update(state="running")  # asked for, and waiting in the queue
    cancel_run(run, by=actor(world.workspace))

    jobs.carry_out_run(run.pk)
    run.refresh_from_db()
    assert (run.state, run.progress) == ("unfinished", {})

    requests.ask_to_go_on(run, by=actor(world.workspace))
    jobs.carry_out_run(run.pk)
    run.refresh_from_db()
    assert run.state == "done"
