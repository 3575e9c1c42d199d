"""Goals, key results and lines of sight."""

import re

import pytest

from rooftree.product.goals.models import Goal
from rooftree.product.key_results.models import KeyResult
from tests.asked import Asked

GOAL = {
    "objective": "Everybody finds <their> way",
    "period_start": "2026-01-01",
    "period_finish": "2026-12-31",
}
KEY_RESULT = {"name": "Found at once", "measured_in": "%", "baseline": "40", "target": "90"}


@pytest.fixture
def goal(world, browser):
    browser(world.ben).post("/w/acme/goals/new", GOAL)
    return Goal.objects.get()


def test_a_goal_is_set_and_shown(world, browser, goal):
    page = browser(world.cleo).get(f"/w/acme/goals/{goal.pk}").content.decode()

    assert "Everybody finds &lt;their&gt; way" in page
    assert "Nothing serves this goal yet" in page
    assert "Everybody finds" in browser(world.cleo).get("/w/acme/goals").content.decode()


def test_a_goal_without_a_period_is_refused_and_nothing_typed_is_lost(world, browser):
    answer = browser(world.ben).post("/w/acme/goals/new", {"objective": "Kept", "period_start": ""})

    assert answer.status_code == 422
    assert 'value="Kept"' in answer.content.decode()
    assert not Goal.objects.exists()


def test_metrics_are_measured_in_whatever_way_people_write_numbers(world, browser, goal):
    ben = browser(world.ben)
    ben.post(f"/w/acme/goals/{goal.pk}/key-results", KEY_RESULT)
    key_result = KeyResult.objects.get()
    ben.post(
        f"/w/acme/key-results/{key_result.pk}/measurements", {"value": "52,5", "day": "2026-03-01"}
    )
    ben.post(
        f"/w/acme/key-results/{key_result.pk}/measurements", {"value": "60", "day": "2026-04-01"}
    )

    page = ben.get(f"/w/acme/goals/{goal.pk}").content.decode()

    assert "52.5" in page
    assert "40 %" in page  # (60 - 40) of (90 - 40)
    assert ben.post(
        f"/w/acme/key-results/{key_result.pk}/measurements", {"value": "many"}
    ).status_code in {303, 422}
    assert key_result.measurements.count() == 2


def test_an_item_serves_a_goal_and_stands_in_its_line(world, browser, goal):
    item = world.item("Paint the signs")
    ben = browser(world.ben)

    ben.post(f"/w/acme/goals/{goal.pk}/items", {"item": "web-1"})

    assert "Paint the signs" in ben.get(f"/w/acme/goals/{goal.pk}/sight").content.decode()
    assert "Everybody finds" in ben.get(f"/w/acme/items/{item.key}/sight").content.decode()
    unknown = ben.post(f"/w/acme/goals/{goal.pk}/items", {"item": "WEB-99"})
    assert unknown.status_code == 422


def test_a_private_item_is_in_nobody_elses_line(world, browser, goal):
    world.item("Secret signs", is_private=True)
    browser(world.ada).post(f"/w/acme/goals/{goal.pk}/items", {"item": "WEB-1"})

    for address in (f"/w/acme/goals/{goal.pk}", f"/w/acme/goals/{goal.pk}/sight"):
        assert "Secret" not in browser(world.ben).get(address).content.decode()
    assert browser(world.ben).get("/w/acme/items/WEB-1/sight").status_code == 404


def test_an_edit_on_an_older_goal_is_refused_with_what_was_typed(world, browser, goal):
    stale = GOAL | {"objective": "Mine", "version": goal.version}
    browser(world.ada).post(
        f"/w/acme/goals/{goal.pk}/edition", GOAL | {"objective": "Theirs", "version": goal.version}
    )

    answer = browser(world.ben).post(f"/w/acme/goals/{goal.pk}/edition", stale)

    assert answer.status_code == 409
    assert "Mine" in answer.content.decode()
    goal.refresh_from_db()
    assert goal.objective == "Theirs"


@pytest.mark.parametrize("noun", ["closure", "deletion", "edition", "key-results"])
def test_those_who_only_watch_change_no_goal(world, browser, goal, noun):
    assert browser(world.cleo).post(f"/w/acme/goals/{goal.pk}/{noun}", GOAL).status_code == 403


def test_a_goal_is_closed_and_opened_again(world, browser, goal):
    ben = browser(world.ben)
    ben.post(f"/w/acme/goals/{goal.pk}/closure")
    assert "is closed" in ben.get(f"/w/acme/goals/{goal.pk}").content.decode()
    assert "Everybody finds" not in ben.get("/w/acme/goals").content.decode()
    ben.post(f"/w/acme/goals/{goal.pk}/closure")
    assert "Everybody finds" in ben.get("/w/acme/goals").content.decode()


def test_more_goals_cost_no_more_queries(world, browser, goal):
    ben = browser(world.ben)
    ben.get("/w/acme/goals")
    with Asked() as few:
        ben.get("/w/acme/goals")
    for number in range(5):
        ben.post("/w/acme/goals/new", GOAL | {"objective": f"Goal {number}"})
    ben.get("/w/acme/goals")

    with Asked() as many:
        ben.get("/w/acme/goals")

    assert len(many) == len(few)


def test_a_deleted_goal_waits_in_the_bin_and_comes_back(world, browser, goal):
    ben = browser(world.ben)
    listed = ben.post(f"/w/acme/goals/{goal.pk}/deletion", follow=True).content.decode()
    undo = re.search(r"/w/acme/bin/\d+/restoration", listed)

    assert "Everybody finds" in ben.get("/w/acme/bin").content.decode()
    assert "Everybody finds" not in browser(world.cleo).get("/w/acme/bin").content.decode()
    assert browser(world.cleo).post(undo[0]).status_code == 404
    answer = ben.post(undo[0])

    assert (answer.status_code, answer["Location"]) == (303, f"/w/acme/goals/{goal.pk}")
    assert Goal.objects.get().objective == goal.objective
