"""Modes, skills, estimates and projects are sound or say what is wrong, and travel as JSON."""

import json
import re

import pytest
from hypothesis import given

from rooftree.engine import (
    Activity,
    Assignment,
    Estimate,
    Mode,
    Plan,
    Problem,
    ProblemError,
    Project,
    Reduction,
    Resource,
    SkillNeed,
)
from tests.engine.rich_examples import rich_problems

ADA = Resource("ada", skills={"weld": 2})


def faults(**parts):
    with pytest.raises(ProblemError) as caught:
        Problem(**parts)
    return caught.value.faults


@given(rich_problems(fixed=True))
def test_everything_that_a_problem_knows_comes_back_from_json(problem):
    assert Problem.from_json(problem.to_json()) == problem


def test_json_without_the_newer_parts_is_still_read():
    text = '{"start": 5, "activities": [{"key": "a", "duration": 2}], "resources": [{"key": "r"}]}'

    assert Problem.from_json(text) == Problem(5, (Activity("a", 2),), (), (Resource("r"),))


def test_what_has_its_default_is_left_out_of_json():
    written = json.loads(Problem(0, (Activity("a", 2),), (), (Resource("r"),)).to_json())

    assert written == {"activities": [{"key": "a", "duration": 2}], "resources": [{"key": "r"}]}


def test_a_plan_with_mode_people_and_pieces_comes_back_from_json():
    split = Assignment(1, 9, "fast", {"ada": 1000}, ((1, 3), (7, 9)))
    plan = Plan("feasible", {"a": split, "b": Assignment(0, 4)}, 9, 4)

    assert Plan.from_json(plan.to_json()) == plan


def test_a_plan_that_an_older_version_wrote_is_still_read():
    text = '{"status": "feasible", "assignments": {"a": {"start": 0, "finish": 4}}, "findings": []}'

    assert Plan.from_json(text).assignments == {"a": Assignment(0, 4)}


@pytest.mark.parametrize(
    ("activity", "fault"),
    [
        (
            Activity("a", 3, modes=(Mode("m"),)),
            "activity a has modes, so its own duration and demands must be empty",
        ),
        (
            Activity("a", demands={"ada": 1}, modes=(Mode("m"),)),
            "activity a has modes, so its own duration and demands must be empty",
        ),
        (Activity("a", modes=(Mode("m"), Mode("m"))), "activity a has the mode m twice"),
        (Activity("a", modes=(Mode(""),)), "activity a has the mode '', which is not a name"),
        (Activity("a", modes=(Mode("m", -1),)), "activity a in mode m has the duration -1"),
        (Activity("a", modes=(Mode("m", cost=0.5),)), "activity a in mode m has the cost 0.5"),
        (
            Activity("a", modes=(Mode("m", 1, {"x": 1}),)),
            "activity a in mode m demands the unknown resource x",
        ),
        (
            Activity("a", modes=(Mode("m", 1, {"ada": None}),)),
            "activity a in mode m has the demand of ada None",
        ),
        (
            Activity("a", actual_start=0, remaining=1, modes=(Mode("m"),)),
            "activity a is under way, so its mode and its people are known and stand in its demands",
        ),
        (
            Activity("a", actual_start=0, remaining=1, skills=(SkillNeed("weld"),)),
            "activity a is under way, so its mode and its people are known and stand in its demands",
        ),
        (
            Activity("a", estimate=Estimate(3, 2, 5)),
            "activity a has the estimate (3, 2, 5), which is not three durations that rise",
        ),
        (
            Activity("a", estimate=Estimate(1, 2, "x")),
            "activity a has the estimate (1, 2, 'x'), which is not three durations that rise",
        ),
        (
            Activity("a", skills=(SkillNeed(""),)),
            "activity a needs the skill '', which is not a name",
        ),
        (Activity("a", skills=(SkillNeed("weld", 0),)), "activity a needs weld with level 0"),
        (
            Activity("a", skills=(SkillNeed("weld", 1, -2),)),
            "activity a needs weld with people -2",
        ),
        (
            Activity("a", skills=(SkillNeed("weld", faster=-1),)),
            "activity a needs weld faster by -1",
        ),
        (Activity("a", value=-1), "activity a has the value -1"),
        (Activity("a", project="x"), "activity a names the unknown project x"),
        (
            Activity("a", splittable=1),
            "activity a is splittable 1, neither true nor false",
        ),
    ],
)
def test_a_faulty_activity_is_named(activity, fault):
    assert faults(activities=(activity,), resources=(ADA,)) == (fault,)


@pytest.mark.parametrize(
    ("resource", "fault"),
    [
        (Resource("r", kind="odd"), "resource r is of the kind 'odd'"),
        (Resource("r", rate=-1), "resource r has the rate -1"),
        (Resource("r", team=""), "resource r has the team ''"),
        (Resource("r", skills={"weld": 0}), "resource r has weld at the level 0"),
        (
            Resource("r", kind="nonrenewable", reductions=(Reduction(0, 1, 1),)),
            "resource r is nonrenewable and can have no reductions",
        ),
        (
            Resource("r", kind="nonrenewable", skills={"weld": 1}),
            "resource r is nonrenewable and can have no skills",
        ),
        (
            Resource("r", kind="nonrenewable", team="t"),
            "resource r is nonrenewable and can have no team",
        ),
    ],
)
def test_a_faulty_resource_is_named(resource, fault):
    assert faults(resources=(resource,)) == (fault,)


@pytest.mark.parametrize(
    ("project", "fault"),
    [
        (Project("x", priority=0.5), "project x has the priority 0.5"),
        (Project("x", due="soon"), "project x has the due 'soon'"),
        (Project("x", release=10**10), "project x has the release 10000000000"),
        (Project("x", weight=-1), "project x has the weight -1"),
        (Project("x", budget=-5), "project x has the budget -5"),
        (Project(""), "the project key '' is not a name"),
    ],
)
def test_a_faulty_project_is_named(project, fault):
    assert faults(projects=(project,)) == (fault,)


def test_a_doubled_project_is_named():
    assert faults(projects=(Project("x"), Project("x"))) == ("project x is there twice",)


def test_a_faulty_accepted_plan_is_named():
    assert faults(activities=(Activity("a"),), accepted={"a": 0.5, "z": 1}) == (
        "the accepted plan has a start at 0.5",
        "the accepted plan names the unknown activity z",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"accepted": []}', "accepted is not an object"),
        ('{"projects": {}}', "projects is not a list"),
        ('{"projects": [{"due": 3}]}', "projects[0] lacks key"),
        ('{"activities": [{"key": "a", "modes": 3}]}', "activities[0].modes is not a list"),
        (
            '{"activities": [{"key": "a", "modes": [{"key": "m", "demands": 3}]}]}',
            "activities[0].modes[0].demands has the wrong shape",
        ),
        (
            '{"activities": [{"key": "a", "estimate": {"low": 3}}]}',
            "activities[0].estimate lacks likely",
        ),
        (
            '{"activities": [{"key": "a", "estimate": 3}]}',
            "activities[0].estimate is not an object",
        ),
        (
            '{"activities": [{"key": "a", "skills": {"weld": 1}}]}',
            "activities[0].skills is not a list",
        ),
        (
            '{"resources": [{"key": "r", "skills": ["weld"]}]}',
            "resources[0].skills has the wrong shape",
        ),
    ],
)
def test_json_of_another_shape_is_refused_with_the_place(text, fault):
    with pytest.raises(ProblemError, match=re.escape(fault)):
        Problem.from_json(text)
