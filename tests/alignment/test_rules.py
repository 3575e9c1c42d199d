"""Each rule: what breaks it and what does not, raised once, resolved by itself, mended by a remedy."""

from datetime import timedelta

import pytest

from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.remedies.queries import CURES, apply_remedy, remedies
from rooftree.product.serving.actions import serve, unserve
from rooftree.work.commitments.actions import make_commitment, withdraw_commitment
from rooftree.work.commitments.models import Commitment
from rooftree.work.items.actions import edit_item
from rooftree.work.items.assigning import assign
from rooftree.work.links.actions import add_dependency, remove_dependency
from rooftree.work.links.models import Dependency
from tests.alignment.scenes import a_goal_now, at, begin, check, monday, plan, saved


class BrokenDependency:
    """The successor starts before the predecessor finishes."""

    code, severity = "dependency-broken", "error"

    def __init__(self, world):
        self.world = world
        first, second = world.item("first"), world.item("second", owner=world.ben.person)
        self.first = plan(world, first, at(monday(), 9), at(monday(), 18))
        self.second = plan(world, second, at(monday(), 14), at(monday() + timedelta(days=1), 12))

    def break_it(self):
        add_dependency(self.first, self.second, by=self.world.ada.actor)

    def mend_it(self):
        remove_dependency(Dependency.objects.get(), by=self.world.ada.actor)

    cures = ("start-later", "remove-dependency")

    def values(self):
        return {}


class LateForTarget:
    """The plan ends after the target."""

    code, severity = "plan-after-target", "warning"

    def __init__(self, world):
        self.world = world
        item = world.item("late", owner=world.ben.person)
        self.item = plan(world, item, at(monday(), 9), at(monday() + timedelta(days=3), 18))

    def break_it(self):
        edit_item(saved(self.item), target=monday(), by=self.world.ada.actor)

    def mend_it(self):
        edit_item(saved(self.item), target=monday() + timedelta(days=3), by=self.world.ada.actor)

    cures = ("move-target",)

    def values(self):
        return {"date": str(monday() + timedelta(days=3))}


class LateForCommitment(LateForTarget):
    """The plan ends after the day that was promised."""

    code, severity = "plan-after-commitment", "error"

    def break_it(self):
        make_commitment(
            saved(self.item), to_whom="The board", date=monday(), by=self.world.ada.actor
        )

    def mend_it(self):
        withdraw_commitment(Commitment.objects.get(state="open"), by=self.world.ada.actor)

    cures = ("promise-anew",)


class Overload:
    """Ben has two things to do at the same time for three days."""

    code, severity = "person-overloaded", "warning"

    def __init__(self, world):
        self.world = world
        for title in ("one", "other"):
            item = world.item(title, assignees=[world.ben.person], estimate_likely=3 * 480)
            plan(world, item, at(monday(), 9), at(monday() + timedelta(days=2), 18))
        self.item = item
        assign(item, [], by=world.ada.actor)

    def break_it(self):
        assign(saved(self.item), [self.world.ben.person], by=self.world.ada.actor)

    def mend_it(self):
        assign(saved(self.item), [], by=self.world.ada.actor)

    cures = ("hand-over",)

    def values(self):
        return {"key": self.item.key, "person": str(self.world.ada.person.pk)}


class WorkWithoutGoal:
    """Somebody works on what serves no goal."""

    code, severity = "work-without-goal", "warning"

    def __init__(self, world):
        self.world = world
        self.goal = a_goal_now(world)
        self.item = world.item("busy", owner=world.ben.person)
        serve(self.item, self.goal, by=world.ada.actor)
        begin(world, self.item)

    def break_it(self):
        unserve(self.item, self.goal, by=self.world.ada.actor)

    def mend_it(self):
        serve(self.item, self.goal, by=self.world.ada.actor)

    cures = ("serve-goal",)

    def values(self):
        return {"goal": str(self.goal.pk)}


class GoalWithoutWork:
    """A goal counts now, and nothing is to do for it."""

    code, severity = "goal-without-work", "warning"

    def __init__(self, world):
        self.world = world
        self.goal = a_goal_now(world, owner=world.ben.person)
        self.item = world.item("work")
        serve(self.item, self.goal, by=world.ada.actor)

    def break_it(self):
        unserve(self.item, self.goal, by=self.world.ada.actor)

    def mend_it(self):
        serve(self.item, self.goal, by=self.world.ada.actor)

    cures = ("add-work", "put-item", "close-goal")

    def values(self):
        return {"title": "Begin", "space": "WEB", "key": self.item.key}


class WorkWithoutOwner:
    """Somebody works on what nobody is accountable for."""

    code, severity = "work-without-owner", "warning"

    def __init__(self, world):
        self.world = world
        self.item = world.item("busy", owner=world.ben.person, assignees=[world.ben.person])
        begin(world, self.item)

    def break_it(self):
        edit_item(saved(self.item), owner=None, by=self.world.ada.actor)

    def mend_it(self):
        edit_item(saved(self.item), owner=self.world.ben.person, by=self.world.ada.actor)

    cures = ("own-it", "set-owner")

    def values(self):
        return {"person": str(self.world.ben.person.pk)}


SCENES = [
    BrokenDependency,
    LateForTarget,
    LateForCommitment,
    Overload,
    WorkWithoutGoal,
    GoalWithoutWork,
    WorkWithoutOwner,
]


@pytest.fixture(params=SCENES, ids=lambda scene: scene.code)
def scene(request, world):
    return request.param(world)


def test_every_rule_has_a_scene_and_a_remedy():
    assert {scene.code for scene in SCENES} == set(RULES) == set(CURES)


def test_what_fits_is_not_found(scene):
    assert check(scene.world, scene.code) == []


def test_what_does_not_fit_is_found(scene):
    scene.break_it()

    (finding,) = check(scene.world, scene.code)

    assert (finding.state, finding.severity) == ("open", scene.severity)
    assert finding.owner == scene.world.ben.person


def test_it_is_raised_once(scene):
    scene.break_it()
    (first,) = check(scene.world, scene.code)

    (again,) = check(scene.world, scene.code)

    assert again.pk == first.pk
    assert again.version == first.version


def test_it_resolves_by_itself_and_returns_as_the_same_finding(scene):
    scene.break_it()
    (first,) = check(scene.world, scene.code)
    scene.mend_it()
    assert check(scene.world, scene.code) == []
    assert Finding.objects.get(pk=first.pk).resolved_at is not None

    scene.break_it()
    (again,) = check(scene.world, scene.code)

    assert again.state == "open"
    assert again.resolved_at is None
    is_another_promise = scene.code == "plan-after-commitment"
    assert (again.pk == first.pk) is not is_another_promise


@pytest.mark.parametrize(("kind", "cure"), [(kind, cure) for kind in SCENES for cure in kind.cures])
def test_a_remedy_works(world, kind, cure):
    scene = kind(world)
    scene.break_it()
    (finding,) = check(world, kind.code)
    assert cure in {one.code for one in remedies(world.ben.viewer, finding)}

    apply_remedy(finding, cure, scene.values(), by=world.ben.actor)

    assert check(world, kind.code) == []


def test_every_remedy_is_tried():
    tried = {kind.code: set(kind.cures) for kind in SCENES}

    assert tried == {code: {cure.code for cure in cures} for code, cures in CURES.items()}
