"""A team for an activity is found whenever there is one whose hours meet."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import Activity, Calendar, Problem, Resource, SkillNeed
from rooftree.engine.check import violations
from rooftree.engine.compilation import compiled
from rooftree.engine.schedule.by_goal import schedule_by_goal
from rooftree.engine.schedule.skills import Hours, Staffing

CALENDARS = {
    "morning": Calendar(week=(((480, 720),),) * 7),
    "afternoon": Calendar(week=(((780, 1020),),) * 7),
    "noon": Calendar(week=(((700, 800),),) * 7),
    "monday": Calendar(week=(((0, 1440),), *((),) * 6)),
    "never": Calendar(week=((),) * 7),
}


def half_days(people, welders):
    """Return work for `welders` and the one painter, who works in the morning as every second."""
    resources = [Resource("p0", calendar="morning", skills={"weld": 1, "paint": 1})]
    resources += [
        Resource(f"p{i}", calendar="morning" if i % 2 else "afternoon", skills={"weld": 1, "z": 1})
        for i in range(1, people)
    ]
    team = Activity("team", 60, skills=(SkillNeed("weld", people=welders), SkillNeed("paint")))
    small = [Activity(f"z{i}", 10, skills=(SkillNeed("z"),)) for i in range(welders + 3)]
    return Problem(0, (team, *small), (), tuple(resources), CALENDARS)


def test_a_large_team_is_found_among_people_of_different_hours():
    problem = half_days(20, 8)
    plan = schedule_by_goal(problem, samples=1)
    assert plan.status != "infeasible"
    assert violations(problem, plan) == []


@settings(max_examples=150)
@given(st.data())
def test_a_team_is_found_exactly_when_there_is_one(data):
    names = st.sampled_from([None, *CALENDARS])
    resources = tuple(
        Resource(
            f"p{i}",
            calendar=data.draw(names),
            skills=dict.fromkeys(data.draw(st.sets(st.sampled_from(["weld", "paint"]))), 1),
        )
        for i in range(data.draw(st.integers(1, 5)))
    )
    needs = tuple(
        SkillNeed(skill, people=data.draw(st.integers(1, 2)))
        for skill in data.draw(st.sets(st.sampled_from(["weld", "paint"]), min_size=1))
    )
    activity = Activity("a", 5, calendar=data.draw(names), skills=needs)
    problem = Problem(0, (activity,), (), resources, CALENDARS)
    numbers = compiled(problem)
    (staff,) = Staffing(problem, numbers.durations).of
    hours = Hours(numbers)
    people = range(len(resources))

    team = hours.team(0, staff, people)

    fits = [
        each
        for each in permutations(people, len(staff.needs))
        if all(person in need for person, need in zip(each, staff.needs, strict=True))
        and hours.of(0, each).recurs
    ]
    assert (team is None) == (not fits)
    assert team is None or team in fits
