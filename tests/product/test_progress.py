"""Output and outcome: two numbers, never one."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooftree.product.goals.actions import close_goal
from rooftree.product.goals.queries import goals_seen
from rooftree.product.key_results.actions import record_measurement
from rooftree.product.progress.figures import part_passed
from rooftree.product.progress.queries import progress
from rooftree.product.serving.actions import serve
from rooftree.work.items.actions import archive_item, move_item
from rooftree.work.spaces.actions import add_status
from tests.product.goals import FIRST, LAST, a_goal, a_key_result

MIDDLE = date(2026, 2, 14)


def figures(member, goal, today=MIDDLE):
    return progress(member.viewer, [goal], today=today)[goal.pk]


def to_category(world, item, category):
    move_item(item, to=world.space.statuses.filter(category=category).first(), by=world.ada.actor)


def test_output_counts_the_leaves_behind_a_goal(world):
    goal = a_goal(world)
    whole = world.item("whole")
    done, _open = world.item("done", parent=whole), world.item("open", parent=whole)
    dropped, shelved = world.item("dropped", parent=whole), world.item("shelved", parent=whole)
    add_status(world.space, name="Dropped", category="cancelled", by=world.ada.actor)
    to_category(world, done, "done")
    to_category(world, dropped, "cancelled")
    archive_item(done, by=world.ada.actor)
    archive_item(shelved, by=world.ada.actor)
    serve(whole, goal, by=world.ben.actor)
    serve(done, goal, by=world.ben.actor)

    one = figures(world.cleo, goal)

    assert (one.done, one.total, one.output) == (1, 2, 0.5)
    assert one.outcome is None


def test_work_for_a_child_goal_counts_for_the_goal_above(world):
    top = a_goal(world, "top")
    child = a_goal(world, "child", parent=top)
    serve(world.item(), child, by=world.ben.actor)

    assert figures(world.cleo, top).total == 1


def test_output_counts_only_what_the_viewer_may_see(world):
    goal = a_goal(world)
    serve(world.item("Secret", is_private=True), goal, by=world.ada.actor)

    assert figures(world.ada, goal).total == 1
    assert figures(world.ben, goal).total == 0
    assert figures(world.ben, goal).output is None


def test_outcome_is_how_far_the_metrics_moved(world):
    goal = a_goal(world)
    rising = a_key_result(world, goal, "rising", baseline="100", target="200")
    falling = a_key_result(world, goal, "falling", baseline="50", target="10")
    a_key_result(world, goal, "not measured")
    record_measurement(rising, day=date(2026, 2, 1), value="130", by=world.ben.actor)
    record_measurement(rising, day=date(2026, 1, 1), value="999", by=world.ben.actor)
    record_measurement(falling, day=date(2026, 2, 1), value="60", by=world.ben.actor)

    one = figures(world.cleo, goal)

    assert [metric.share for metric in one.metrics] == [0.3, -0.25, None]
    assert one.outcome == pytest.approx(0.1)
    assert one.metrics[0].value == 130
    assert one.metrics[0].measured_on == date(2026, 2, 1)


def test_a_measurement_of_tomorrow_does_not_count_today(world):
    goal = a_goal(world)
    key_result = a_key_result(world, goal)
    record_measurement(key_result, day=LAST, value="130", by=world.ben.actor)

    assert figures(world.cleo, goal).outcome is None


def test_what_is_expected_follows_a_straight_line(world):
    goal = a_goal(world)
    a_key_result(world, goal)

    one = figures(world.cleo, goal)

    assert one.expected == 0.5
    assert one.metrics[0].expected == Decimal(150)


@pytest.mark.parametrize(
    ("today", "passed"),
    [(date(2025, 1, 1), 0.0), (FIRST, 1 / 90), (LAST, 1.0), (date(2027, 1, 1), 1.0)],
)
def test_the_part_of_a_period_that_passed_is_between_nothing_and_all(today, passed):
    assert part_passed(FIRST, LAST, today) == passed


@pytest.mark.parametrize(
    ("today", "due"),
    [(date(2025, 12, 1), False), (date(2026, 1, 7), False), (date(2026, 1, 8), True)],
)
def test_a_metric_is_due_when_its_cadence_has_passed(world, today, due):
    goal = a_goal(world)
    a_key_result(world, goal)

    assert figures(world.cleo, goal, today).metrics[0].is_due is due


def test_nobody_is_asked_to_measure_a_closed_goal(world):
    goal = a_goal(world)
    a_key_result(world, goal)
    close_goal(goal, by=world.ben.actor)

    assert not figures(world.cleo, goal, LAST).metrics[0].is_due


def test_more_goals_and_items_take_no_more_queries(world):
    counts = []
    for _ in range(2):
        for _ in range(3):
            goal = a_goal(world)
            key_result = a_key_result(world, goal)
            record_measurement(key_result, day=FIRST, value="1", by=world.ben.actor)
            serve(world.item(), goal, by=world.ben.actor)
        goals = list(goals_seen(world.ben.viewer))
        viewer = world.ben.viewer
        with CaptureQueriesContext(
            connection,
        ) as queries:
            progress(viewer, goals, today=MIDDLE)
        counts.append(len(queries))

    assert counts[0] == counts[1] == 4
