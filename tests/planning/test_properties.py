"""Whatever the workspace looks like, its plan is sound by the judgement of the engine's own checker."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import schedule
from rooftree.engine.check import violations
from rooftree.people.calendars.models import STANDARD_WEEK
from rooftree.planning.bridge.problem import bridge
from rooftree.planning.bridge.slack import floats
from rooftree.planning.proposals.compute import RULE, compute
from rooftree.planning.snapshot.parts import (
    DoneItem,
    End,
    Group,
    PlannedItem,
    Snapshot,
    Waiting,
    Worker,
)
from tests.planning.planned import MONDAY

START = datetime(2026, 1, 5, tzinfo=UTC)
WEEKS = [
    None,
    STANDARD_WEEK,
    [[[480, 720]]] * 5 + [[], []],
    [[], [], [[600, 1200]], [], [], [], []],
]
GROUPS = (101, 102, 103)

minutes = st.none() | st.integers(0, 5000)
days = st.none() | st.dates(MONDAY - timedelta(days=30), MONDAY + timedelta(days=60))


@st.composite
def snapshots(draw):
    people = draw(st.integers(0, 4))
    items = tuple(draw(_item(number, people)) for number in range(draw(st.integers(0, 12))))
    ends = st.sampled_from([item.id for item in items] + [*GROUPS, 200])
    return Snapshot(
        workspace_id=1,
        seq=1,
        zone=draw(st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Auckland"])),
        items=items,
        groups={
            101: Group(101, None, draw(st.integers(0, 4)), draw(days), None, None),
            102: Group(102, 101, 0, None, draw(days), None),
            103: Group(103, None, 0, None, None, draw(days)),
        },
        dependencies=tuple(draw(st.lists(_waiting(ends), max_size=8))),
        workers={number: draw(_worker(number)) for number in range(1, people + 1)},
        pools={1: tuple(range(1, people + 1)), 2: tuple(range(1, people, 2))},
        history=tuple(draw(st.lists(_done(people), max_size=12))),
    )


@st.composite
def _item(draw, number, people):
    who = st.lists(st.integers(1, people), unique=True, max_size=3) if people else st.just([])
    is_under_way = draw(st.booleans())
    begun = draw(st.none() | st.integers(-400, 30)) if is_under_way else None
    return PlannedItem(
        id=number + 1,
        key=f"WEB-{number + 1}",
        space_id=draw(st.integers(1, 2)),
        kind_id=draw(st.integers(1, 2)),
        is_milestone=draw(st.integers(0, 9)) == 0,
        parent_id=draw(st.none() | st.sampled_from(GROUPS)),
        priority=draw(st.integers(0, 4)),
        rank=str(number),
        is_under_way=is_under_way,
        start=draw(days),
        target=draw(days),
        promised=draw(days),
        estimate=draw(minutes),
        remaining=draw(minutes),
        actual_start=None if begun is None else START + timedelta(hours=begun),
        assignees=tuple(sorted(draw(who))),
    )


@st.composite
def _waiting(draw, ends):
    category = draw(st.sampled_from(["todo", "doing", "done", "discovery", "cancelled"]))
    finish = START + timedelta(hours=draw(st.integers(-100, 0)))
    return Waiting(
        draw(ends),
        draw(ends),
        draw(st.sampled_from(["FS", "SS", "FF", "SF"])),
        draw(st.sampled_from([0, 0, 60, 480, -120])),
        End(category, draw(st.booleans()), finish - timedelta(days=2), finish),
    )


@st.composite
def _worker(draw, number):
    first = draw(st.dates(MONDAY - timedelta(days=5), MONDAY + timedelta(days=20)))
    away = ((first, first + timedelta(days=draw(st.integers(0, 9)))),)
    return Worker(
        number,
        draw(st.integers(0, 9)) > 0,
        draw(st.sampled_from(WEEKS)),
        draw(st.sampled_from([(), away, ((date.min, date(2026, 4, 1)),)])),
    )


@st.composite
def _done(draw, people):
    start = START - timedelta(hours=draw(st.integers(1, 2000)))
    finish = start + timedelta(minutes=draw(st.integers(1, 20000)))
    who = tuple(draw(st.lists(st.integers(1, people + 1), unique=True, max_size=2)))
    return DoneItem(1, draw(st.integers(1, 2)), start, finish, who)


@given(snapshots())
def test_every_plan_is_sound(snapshot):
    bridged = bridge(snapshot, MONDAY)
    plan = schedule(bridged.problem, rule=RULE)

    lost = {finding.keys[0] for finding in plan.findings if finding.keys[0] not in plan.assignments}
    faults = violations(bridged.problem, plan)

    assert [fault for fault in faults if fault.split()[0] not in lost] == []


@given(snapshots())
def test_every_item_has_a_row_with_dates_or_the_reason_why_not(snapshot):
    computed = compute(snapshot, MONDAY)

    assert {row.item_id for row in computed.items} == {item.id for item in snapshot.items}
    for row in computed.items:
        if row.start is None:
            assert "impossible" in [one["code"] for one in row.reasons]
        else:
            assert row.start <= row.finish


@settings(max_examples=25)
@given(snapshots())
def test_the_same_snapshot_gives_the_same_plan(snapshot):
    assert compute(snapshot, MONDAY).fingerprint == compute(snapshot, MONDAY).fingerprint


@given(snapshots())
def test_what_has_float_may_slip_as_far_and_something_has_none(snapshot):
    bridged = bridge(snapshot, MONDAY)
    plan = schedule(bridged.problem, rule=RULE)

    slack = floats(bridged.problem, plan)

    assert slack.keys() == plan.assignments.keys()
    if slack:
        assert min(slack.values()) == 0
