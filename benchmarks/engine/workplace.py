"""Years of work for people with holidays of their own: one pass, a second of search, all floats.

python -m benchmarks.engine.workplace
"""

import random
from time import perf_counter

from benchmarks.engine.tables import write
from benchmarks.engine.turn import warm_up

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Calendar,
    Dependency,
    Problem,
    Resource,
    Span,
    network,
    schedule,
)
from rooftree.engine.check import violations

SIZES = ((100, 6), (300, 10), (1_000, 10), (2_000, 10))
DAY = 24 * 60


def main():
    warm_up()
    schedule(workplace(20, 3), seconds=0.2)
    write(
        "workplace",
        [
            "activities",
            "people",
            "one pass, s",
            "% above the bound",
            "after 1 s, % above the bound",
            "schedules",
            "early and late dates, s",
        ],
        [measured(count, people) for count, people in SIZES],
        note="Every person has a calendar of their own.",
    )


def measured(count, people):
    problem = workplace(count, people)
    began = perf_counter()
    first = schedule(problem)
    planned = perf_counter()
    network(problem)
    ended = perf_counter()
    best = schedule(problem, seconds=1)
    assert not violations(problem, first)
    assert not violations(problem, best)
    gaps = [100 * (plan.makespan / best.lower_bound - 1) for plan in (first, best)]
    return [count, people, planned - began, *gaps, best.schedules, ended - planned]


def workplace(count, people):
    """Return some years of work for people with holidays of their own."""
    chance = random.Random(1)
    calendars = {}
    for person in range(people):
        away = tuple(
            Span(first * DAY, (first + 14) * DAY)
            for first in (chance.randrange(30, 300), chance.randrange(330, 700))
        )
        calendars[f"p{person}"] = Calendar(OFFICE_HOURS.week, closed=away)
    activities = tuple(
        Activity(
            f"a{i}",
            chance.choice([60, 240, 480, 960, 2400]),
            {f"p{chance.randrange(people)}": chance.choice([1000, 500, 250, 333])},
            priority=chance.randrange(5),
        )
        for i in range(count)
    )
    dependencies = tuple(
        Dependency(f"a{chance.randrange(max(0, i - 50), i)}", f"a{i}")
        for i in range(1, count)
        if chance.random() < 0.6
    )
    resources = tuple(Resource(name, 1000, name) for name in calendars)
    return Problem(0, activities, dependencies, resources, calendars)


if __name__ == "__main__":
    main()
