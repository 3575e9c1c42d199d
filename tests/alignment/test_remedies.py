"""Remedies: what they ask, what they refuse, and that they do no more than they say."""

from datetime import timedelta

import pytest

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.remedies.queries import apply_remedy, remedies
from rooftree.changes.actor import Actor
from rooftree.errors import NotFound, RuleBroken
from rooftree.product.goals.actions import close_goal
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.commitments.models import Commitment
from rooftree.work.items.assigning import assign
from rooftree.work.links.actions import add_dependency, remove_dependency
from rooftree.work.links.models import Dependency
from tests.alignment.scenes import a_goal_now, at, begin, check, monday, plan, saved


def offered(viewer, finding):
    return {remedy.code: remedy for remedy in remedies(viewer, finding)}


@pytest.mark.parametrize(
    ("kind", "lag", "start", "finish"),
    [
        ("FS", 0, (1, 9), (1, 18)),
        ("FS", 240, (1, 14), (2, 14)),
        ("SS", 0, (0, 9), (0, 18)),
        ("FF", 480, (1, 9), (1, 18)),
    ],
)
def test_a_successor_moves_as_far_as_it_must_and_keeps_its_work(world, kind, lag, start, finish):
    """Both run for a day; the predecessor on Monday, the successor on the Friday before it."""
    day = monday(2)
    first = plan(world, world.item("first"), at(day, 9), at(day, 18))
    friday = day - timedelta(days=3)
    second = plan(world, world.item("second"), at(friday, 9), at(friday, 18))
    add_dependency(first, second, type=kind, lag=lag, by=world.ada.actor)
    (finding,) = check(world, "dependency-broken")

    apply_remedy(finding, "start-later", {}, by=world.ben.actor)

    moved = saved(second)
    expected = [at(day + timedelta(days=days), hour) for days, hour in (start, finish)]
    assert [moved.planned_start, moved.planned_finish] == expected
    assert check(world, "dependency-broken") == []


def test_what_has_begun_is_not_planned_later(world):
    first = plan(world, world.item("first"), at(monday(), 9), at(monday(), 18))
    second = plan(world, world.item("second"), at(monday(), 12), at(monday(), 18))
    add_dependency(first, second, by=world.ada.actor)
    begin(world, second)
    (finding,) = check(world, "dependency-broken")

    assert set(offered(world.ben.viewer, finding)) == {"remove-dependency"}
    with pytest.raises(NotFound):
        apply_remedy(finding, "start-later", {}, by=world.ben.actor)


def test_a_dependency_that_has_gone_is_not_removed_again(world):
    first = plan(world, world.item("first"), at(monday(), 9), at(monday(), 18))
    second = plan(world, world.item("second"), at(monday(), 12), at(monday(), 18))
    add_dependency(first, second, by=world.ada.actor)
    (finding,) = check(world, "dependency-broken")
    remove_dependency(Dependency.objects.get(), by=world.ada.actor)

    for code in ("remove-dependency", "start-later"):
        with pytest.raises(NotFound):
            apply_remedy(finding, code, {}, by=world.ben.actor)


def test_a_new_promise_is_made_to_the_same_people(world):
    item = plan(world, world.item(), at(monday(), 9), at(monday(2), 18))
    make_commitment(
        item, to_whom="The board", date=monday(), note="At the fair", by=world.ada.actor
    )
    (finding,) = check(world, "plan-after-commitment")
    field = offered(world.ben.viewer, finding)["promise-anew"].fields[0]
    assert (field.kind, field.value) == ("date", str(monday(2)))

    apply_remedy(finding, "promise-anew", {"date": field.value}, by=world.ben.actor)

    old, new = Commitment.objects.order_by("pk")
    assert old.state == "withdrawn"
    assert (new.to_whom, new.note, new.date) == ("The board", "At the fair", monday(2))


@pytest.mark.parametrize("values", [{}, {"date": ""}, {"date": "soon"}])
def test_a_day_must_be_one(world, values):
    plan(world, world.item(target=monday()), at(monday(), 9), at(monday(2), 18))
    (finding,) = check(world, "plan-after-target")

    with pytest.raises(RuleBroken):
        apply_remedy(finding, "move-target", values, by=world.ben.actor)


def test_a_person_is_chosen_from_the_active_ones(world):
    begin(world, world.item())
    (finding,) = check(world, "work-without-owner")
    choices = offered(world.ben.viewer, finding)["set-owner"].fields[0].choices

    assert [name for _, name in choices] == ["Ada", "Ben", "Cleo", "Cora"]
    with pytest.raises(RuleBroken):
        apply_remedy(finding, "set-owner", {"person": ""}, by=world.ben.actor)
    with pytest.raises(NotFound):
        apply_remedy(finding, "set-owner", {"person": "0"}, by=world.ben.actor)


def test_the_house_does_not_make_itself_accountable(world):
    begin(world, world.item())
    (finding,) = check(world, "work-without-owner")

    assert "own-it" not in offered(Viewer.system(world.workspace.pk), finding)
    with pytest.raises(NotFound):
        apply_remedy(finding, "own-it", {}, by=Actor.system(world.workspace.pk))


def test_work_is_linked_to_goals_that_are_open(world):
    begin(world, world.item(owner=world.ben.person))
    (finding,) = check(world, "work-without-goal")
    goal = a_goal_now(world)
    field = offered(world.ben.viewer, finding)["serve-goal"].fields[0]
    assert field.choices == ((str(goal.pk), goal.objective),)

    close_goal(goal, by=world.ben.actor)

    assert offered(world.ben.viewer, finding) == {}


def test_one_hands_over_only_what_one_may_edit(world):
    for title, is_private in (("plain", False), ("secret", True)):
        item = world.item(title, is_private=is_private, estimate_likely=3 * 480)
        assign(item, [world.cora.person], by=world.ada.actor)
        plan(world, item, at(monday(), 9), at(monday() + timedelta(days=2), 18))
    (finding,) = check(world, "person-overloaded")

    key, person = offered(world.ada.viewer, finding)["hand-over"].fields

    assert [text for _, text in key.choices] == ["WEB-1 plain", "WEB-2 secret"]
    assert "Cora" not in dict(person.choices).values()


def test_an_unknown_remedy_is_not_found(world):
    begin(world, world.item())
    (finding,) = check(world, "work-without-owner")

    with pytest.raises(NotFound):
        apply_remedy(finding, "wish", {}, by=world.ben.actor)
