"""Whether the people chosen for an activity have the skills that it needs, and how fast they are."""

from collections.abc import Iterator, Sequence

from rooftree.engine.parts import Activity, Resource, SkillNeed
from rooftree.engine.plan import Assignment
from rooftree.engine.problem import Problem

FULL_SPEED = 1000  # of a person whose level is the needed one


def wrong_people(problem: Problem, activity: Activity, place: Assignment) -> Iterator[str]:
    """Yield what is wrong with the people chosen for `activity`."""
    resources = {each.key: each for each in problem.resources}
    for key, units in place.resources.items():
        if key not in resources:
            yield f"{activity.key} has {key}, who is unknown"
        elif units != resources[key].capacity:
            yield f"{activity.key} has {key} for {units} of {resources[key].capacity}"
    needs = _each_need(activity)
    people = _people(problem, place)
    if len(people) != len(needs):
        yield f"{activity.key} has {len(people)} people instead of {len(needs)}"
    elif _speed(needs, people) is None:
        yield f"{activity.key} has people without the skills that it needs"


def slowed(problem: Problem, activity: Activity, place: Assignment, duration: int) -> int:
    """Return the working minutes of `duration` for the people chosen, rounded up."""
    if not activity.skills:
        return duration
    speed = _speed(_each_need(activity), _people(problem, place))
    return -(-duration * FULL_SPEED // speed) if speed else duration


def _each_need(activity: Activity) -> list[SkillNeed]:
    return [need for need in activity.skills for _ in range(need.people)]


def _people(problem: Problem, place: Assignment) -> list[Resource]:
    return [each for each in problem.resources if each.key in place.resources]


def _speed(needs: Sequence[SkillNeed], people: Sequence[Resource]) -> int | None:
    """Return the speed when each person fills the need that makes the slowest of them fastest.

    None when they cannot fill all needs.
    """
    if not needs:
        return FULL_SPEED
    speeds = {speed for need in needs for person in people if (speed := _alone(need, person))}
    for speed in sorted(speeds, reverse=True):
        if _all_filled(needs, people, speed):
            return speed
    return None


def _alone(need: SkillNeed, person: Resource) -> int:
    """Return the speed of `person` at `need`; 0 when the level is too low."""
    above = person.skills.get(need.skill, 0) - need.level
    return FULL_SPEED + above * need.faster if above >= 0 else 0


def _all_filled(needs: Sequence[SkillNeed], people: Sequence[Resource], speed: int) -> bool:
    """Say whether each need finds a person of its own who is as fast as `speed`."""
    filled_by: dict[int, int] = {}

    def finds_one(need: int, asked: set[int]) -> bool:
        for number, person in enumerate(people):
            if number in asked or _alone(needs[need], person) < speed:
                continue
            asked.add(number)
            if number not in filled_by or finds_one(filled_by[number], asked):
                filled_by[number] = need
                return True
        return False

    return all(finds_one(need, set()) for need in range(len(needs)))
