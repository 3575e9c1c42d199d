"""A plan whose people or modes are gone is refused by name, whoever asks about it."""

from dataclasses import replace

import pytest

from rooftree.engine import Activity, Mode, Problem, ProblemError, Resource, SkillNeed, schedule
from rooftree.engine.explain import explain
from rooftree.engine.levelling import level
from rooftree.engine.levers import Levers
from rooftree.engine.objectives import evaluate

ADA, BOB = (Resource(key, skills={"weld": 1}) for key in ("ada", "bob"))
PROBLEM = Problem(0, (Activity("w", 60, skills=(SkillNeed("weld"),)),), (), (ADA, BOB))
ASKED = {
    "explain": lambda problem, plan: explain(problem, plan, "w"),
    "levers": lambda problem, plan: Levers(problem, plan).of("w"),
    "level": level,
}
UNABLE = ("the plan has w done by people without the skills that it needs",)


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize(
    "changed",
    [
        replace(PROBLEM, resources=(Resource("ada"), BOB)),
        replace(PROBLEM, activities=(Activity("w", 60, skills=(SkillNeed("weld", people=2),)),)),
    ],
    ids=["skill gone", "more people needed"],
)
def test_people_who_no_longer_suffice_are_a_fault(ask, changed):
    plan = schedule(PROBLEM)
    assert plan.assignments["w"].resources == {"ada": 1000}
    with pytest.raises(ProblemError) as error:
        ask(changed, plan)
    assert error.value.faults == UNABLE


@pytest.mark.parametrize("ask", [*ASKED.values(), evaluate], ids=[*ASKED, "evaluate"])
def test_a_person_who_is_gone_is_a_fault(ask):
    with pytest.raises(ProblemError) as error:
        ask(replace(PROBLEM, resources=(BOB,)), schedule(PROBLEM))
    assert error.value.faults == ("the plan has w done by ada, who is unknown",)


@pytest.mark.parametrize("ask", [*ASKED.values(), evaluate], ids=[*ASKED, "evaluate"])
def test_a_mode_that_is_gone_is_a_fault(ask):
    problem = Problem(0, (Activity("w", 0, modes=(Mode("fast", 3), Mode("slow", 9))),))
    changed = replace(problem, activities=(Activity("w", 0, modes=(Mode("slow", 9),)),))
    with pytest.raises(ProblemError) as error:
        ask(changed, schedule(problem))
    assert error.value.faults == ("the plan has w in the mode fast, which it does not have",)
