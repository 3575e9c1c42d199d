"""When work began and ended, as moves tell."""

from datetime import UTC, datetime

from rooftree.exchange.bundle import Event, Item
from rooftree.exchange.load.spans import span_of

CATEGORIES = {
    "ideas": "discovery",
    "next": "todo",
    "now": "doing",
    "done": "done",
    "no": "cancelled",
}


def day(number):
    return datetime(2024, 1, number, tzinfo=UTC)


def item(status, **more):
    return Item(source_id="i", space="s", title="Dig", status=status, created_at=day(1), **more)


def event(verb, on, **details):
    return Event(
        source_id=f"{verb}{on}",
        at=day(on),
        author=None,
        verb=verb,
        subject_kind="item",
        subject="i",
        details=details,
    )


def moved(on, left, entered):
    return event("moved", on, from_id=left, to_id=entered)


MADE = event("created", 1)


def span(status, *events, **more):
    return span_of(item(status, **more), events, CATEGORIES)[:2]


def test_entering_work_begins_it_and_entering_an_end_finishes_it():
    moves = (MADE, moved(3, "next", "now"), moved(5, "now", "done"))

    assert span("done", *moves) == (day(3), day(5))


def test_only_the_first_entry_begins_work():
    moves = (MADE, moved(3, "next", "now"), moved(4, "now", "next"), moved(6, "next", "now"))

    assert span("now", *moves) == (day(3), None)


def test_leaving_an_end_takes_the_finish_back():
    moves = (MADE, moved(3, "next", "done"), moved(4, "done", "now"), moved(6, "now", "done"))

    assert span("done", *moves) == (day(3), day(6))


def test_what_was_made_in_work_began_when_it_was_made():
    assert span("now", MADE) == (day(1), None)


def test_what_was_cancelled_from_the_start_never_began():
    assert span("no", MADE, moved(4, "next", "no")) == (None, day(4))


def test_a_history_without_its_beginning_does_not_say_when_work_began():
    assert span("done", moved(5, "now", "done")) == (None, day(5))


def test_a_history_without_its_end_does_not_say_when_work_ended():
    assert span("done", MADE, moved(3, "next", "now")) == (day(3), None)


def test_the_tick_says_when_work_ended_where_moves_do_not():
    assert span("done", event("marked_done", 7))[1] == day(7)
    assert span("done", marked_done=True, marked_done_at=day(8))[1] == day(8)


def test_a_tick_does_not_finish_what_stands_in_work():
    assert span("now", MADE, event("marked_done", 7)) == (day(1), None)


def test_nothing_is_said_of_what_is_not_known():
    unknown = span_of(item("done"), (), CATEGORIES)
    waiting = span_of(item("next"), (MADE,), CATEGORIES)

    assert unknown.known() == {}
    assert waiting.known() == {"actual_start": None, "actual_finish": None}


def test_without_moves_the_source_may_say_when_work_began_and_ended():
    told = {"began_at": day(2), "resolved_at": day(4)}

    assert span("done", **told) == (day(2), day(4))
    assert span("now", **told) == (day(2), None)
    assert span("next", **told) == (None, None)


def test_moves_go_before_what_the_source_says_beside_them():
    moves = (MADE, moved(3, "next", "now"), moved(5, "now", "done"))

    assert span("done", *moves, began_at=day(2), resolved_at=day(9)) == (day(3), day(5))
