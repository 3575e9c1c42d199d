"""Kernels that generate schedules: the same dates as the plain generator, and every constraint kept."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import Activity, Assignment, Plan, Problem, Resource
from rooftree.engine.check import violations
from rooftree.engine.compilation import compiled
from rooftree.engine.kernels.chance import below, seeded, unit
from rooftree.engine.kernels.clocked import serial_by_clock
from rooftree.engine.kernels.parallel import parallel
from rooftree.engine.kernels.serial import put_in_order, serial
from rooftree.engine.kernels.sides import desk_for
from rooftree.engine.schedule.clocked_slots import clocked_slots_of
from rooftree.engine.schedule.sgs import Generator
from rooftree.engine.schedule.slots import slots_of
from tests.engine.examples import problems


def on_slots(problem):
    """Return the compiled problem and its slots, None where calendars differ."""
    numbers = compiled(problem)
    return numbers, slots_of(numbers)


@settings(max_examples=200)
@given(problems(most=8, fixed=True), st.integers(0, 99))
def test_a_compiled_schedule_is_the_plain_one_of_the_same_order(problem, seed):
    numbers, slots = on_slots(problem)
    if slots is None or not slots.positions:
        return
    side, desk = slots.forwards, desk_for(slots.forwards)
    keys = np.random.default_rng(seed).integers(0, 9, len(slots.positions))
    put_in_order(side, keys, desk.order)
    end = serial(side, desk, 0)
    order = [slots.positions[i] for i in desk.order]
    starts, finishes = Generator(numbers).dates(order, numbers.start)
    work = int if slots.time.is_always else slots.time.work
    for i, position in enumerate(slots.positions):
        if numbers.durations[position] or slots.time.is_always:
            assert work(starts[position]) == slots.origin + slots.unit * desk.starts[i]
    assert end * slots.unit == max(work(finishes[at]) for at in order) - slots.origin
    assert np.array_equal(desk.free, side.free)


@settings(max_examples=50)
@given(problems(most=8, calendars=False), st.integers(0, 99))
def test_an_order_is_sorted_by_keys_and_nobody_comes_before_what_it_waits_for(problem, spread):
    _, slots = on_slots(problem)
    count = len(slots.positions)
    for far in (1, 10**9):  # counted, and compared
        keys = np.random.default_rng(spread).integers(0, 5, count) * far
        order = np.zeros(count, np.int64)
        put_in_order(slots.forwards, keys, order)
        assert sorted(order) == list(range(count))
        assert list(keys[order]) == sorted(keys)
        places = list(order)
        side = slots.forwards
        for i in range(count):
            for other in side.others[side.heads[i] : side.heads[i + 1]]:
                assert places.index(other) < places.index(i)


@settings(max_examples=300)
@given(problems(most=8, fixed=True), st.integers(0, 99))
def test_a_schedule_under_calendars_is_the_plain_one_of_the_same_order(problem, seed):
    numbers = compiled(problem)
    plain = Generator(numbers)
    first = plain.dates(numbers.order, numbers.start)
    latest = max([problem.start, *(first[1][position] for position in numbers.order)])
    slots = clocked_slots_of(numbers, latest)
    if slots is None or slots.unit > 1:  # longer slots round dates
        return
    keys = np.random.default_rng(seed).integers(0, 9, len(slots.positions))
    side, desk = slots.forwards, desk_for(slots.forwards)
    put_in_order(side, keys, desk.order)
    end = serial_by_clock(side, desk, 0)
    assert np.array_equal(desk.free, side.free)
    if end > slots.anchor:  # beyond what the tables know
        return
    starts, finishes = plain.dates([slots.positions[i] for i in desk.order], numbers.start)
    for i, position in enumerate(slots.positions):
        assert slots.origin + desk.starts[i] == starts[position]
        assert slots.origin + desk.finishes[i] == finishes[position]


@settings(max_examples=100)
@given(problems(most=8), st.integers(0, 99))
def test_a_schedule_under_calendars_looks_the_same_backwards_in_time(problem, seed):
    numbers = compiled(problem)
    first = Generator(numbers).dates(numbers.order, numbers.start)
    slots = clocked_slots_of(numbers, 1 + max([problem.start, *first[1]]))
    mirror = numbers.mirrored(slots.origin + slots.unit * slots.anchor)
    keys = np.random.default_rng(seed).integers(0, 9, len(slots.positions))
    side, desk = slots.backwards, desk_for(slots.backwards)
    put_in_order(side, keys, desk.order)
    end = serial_by_clock(side, desk, 0)
    if slots.unit > 1 or end > 2 * slots.anchor or any(numbers.reductions):
        return
    order = [slots.positions[len(keys) - 1 - i] for i in desk.order]
    starts, finishes = Generator(mirror).dates(order, mirror.start)
    for i, position in enumerate(reversed(slots.positions)):
        assert mirror.start + desk.starts[i] == starts[position]
        assert mirror.start + desk.finishes[i] == finishes[position]


def test_many_resources_fill_several_words_and_are_all_kept():
    resources = tuple(Resource(f"r{i}", 100) for i in range(30))
    activities = tuple(
        Activity(f"a{i}", 1 + i % 3, {f"r{(7 * i + j) % 30}": 40 + i % 7 for j in range(9)})
        for i in range(20)
    )
    problem = Problem(0, activities, (), resources)
    numbers, slots = on_slots(problem)
    assert len(slots.forwards.guards) > 1
    side, desk = slots.forwards, desk_for(slots.forwards)
    put_in_order(side, np.arange(20), desk.order)
    serial(side, desk, 0)
    expected, _ = Generator(numbers).dates(list(range(20)), 0)
    assert [start * slots.unit for start in desk.starts.tolist()] == expected


@settings(max_examples=60)
@given(problems(most=8, calendars=False), st.integers(0, 99))
def test_a_parallel_schedule_keeps_every_constraint(problem, seed):
    numbers, slots = on_slots(problem)
    if slots.anchor >= 0:
        return
    side, desk = slots.forwards, desk_for(slots.forwards)
    keys = np.random.default_rng(seed).integers(0, 9, len(slots.positions))
    put_in_order(side, keys, desk.order)
    end = parallel(side, desk)
    starts = [slots.origin + slots.unit * start for start in desk.starts.tolist()]
    assignments = {
        numbers.keys[at]: Assignment(start, start + numbers.durations[at])
        for at, start in zip(slots.positions, starts, strict=True)
    }
    last = max(each.finish for each in assignments.values())
    plan = Plan("feasible", assignments, makespan=last - problem.start, lower_bound=0)
    assert violations(problem, plan) == []
    assert slots.origin + slots.unit * end == last


def test_chance_is_the_same_for_a_seed_and_fills_its_range():
    draws = [[below(state, 7) for _ in range(300)] for state in (seeded(3), seeded(3), seeded(4))]
    assert draws[0] == draws[1] != draws[2]
    assert set(draws[0]) == set(range(7))
    state = seeded(-1)
    numbers = [unit(state) for _ in range(2000)]
    assert 0 <= min(numbers) < 0.01
    assert 0.99 < max(numbers) < 1
    assert abs(sum(numbers) / 2000 - 0.5) < 0.03
