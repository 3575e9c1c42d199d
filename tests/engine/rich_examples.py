"""Random problems with everything that the model knows: modes, skills, splitting, projects."""

from dataclasses import replace

from hypothesis import strategies as st

from rooftree.engine import Estimate, Mode, Problem, Project, Resource, SkillNeed
from tests.engine.examples import WEEK, problems

MATERIAL = "steel"
SKILLS = ("paint", "weld")


@st.composite
def rich_problems(draw, most=5, *, calendars=True, fixed=False):
    """Draw a sound problem of up to `most` activities, most of which have something special."""
    plain = draw(problems(most, calendars=calendars, fixed=fixed))
    people = tuple(
        Resource(
            f"p{i}",
            capacity=draw(st.integers(1, 2)),
            calendar=draw(st.sampled_from([None, "short"])) if calendars else None,
            skills=draw(st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3))),
            rate=draw(st.integers(0, 90)),
            team=draw(st.sampled_from([None, "yard"])),
        )
        for i in range(draw(st.integers(0, 3)))
    )
    steel = Resource(MATERIAL, draw(st.integers(0, 12)), kind="nonrenewable", rate=3)
    projects = tuple(
        Project(
            f"x{i}",
            priority=draw(st.integers(-1, 2)),
            due=draw(st.none() | st.integers(0, WEEK)),
            weight=draw(st.integers(0, 5)),
            release=draw(st.none() | st.integers(0, 2 * WEEK if calendars else 20)),
            budget=draw(st.none() | st.integers(0, 500)),
        )
        for i in range(draw(st.integers(0, 2)))
    )
    return Problem(
        plain.start,
        tuple(draw(enriched(activity, plain.resources, projects)) for activity in plain.activities),
        plain.dependencies,
        (*plain.resources, *people, steel),
        plain.calendars,
        projects,
        draw(
            st.dictionaries(
                st.sampled_from([each.key for each in plain.activities]), st.integers(0, WEEK)
            )
        ),
    )


@st.composite
def enriched(draw, activity, renewable, projects):
    """Draw the same activity with a project, an estimate, and modes or skills or pauses."""
    activity = replace(
        activity,
        project=draw(st.sampled_from([None, *(each.key for each in projects)])),
        estimate=draw(st.none() | estimates()),
        splittable=draw(st.booleans()),
        value=draw(st.integers(0, 100)),
    )
    if activity.actual_start is not None:
        return activity
    activity = replace(activity, skills=tuple(draw(st.lists(needs(), max_size=2))))
    if not draw(st.booleans()):
        return replace(activity, demands=activity.demands | {MATERIAL: draw(st.integers(0, 3))})
    modes = tuple(
        Mode(
            f"m{i}",
            draw(st.integers(0, 6)),
            {each.key: draw(st.integers(0, 2)) for each in renewable}
            | {MATERIAL: draw(st.integers(0, 4))},
            draw(st.integers(0, 40)),
        )
        for i in range(draw(st.integers(1, 3)))
    )
    return replace(activity, duration=0, demands={}, modes=modes)


@st.composite
def needs(draw):
    """Draw one or two persons of a skill."""
    return SkillNeed(
        draw(st.sampled_from(SKILLS)),
        draw(st.integers(1, 2)),
        draw(st.integers(1, 2)),
        draw(st.sampled_from([0, 500])),
    )


@st.composite
def estimates(draw):
    """Draw three durations that rise."""
    return Estimate(*sorted(draw(st.tuples(*[st.integers(0, 50)] * 3))))
