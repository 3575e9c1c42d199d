"""Made-up wishes of any size: features that share work, people under a calendar, things to change."""

import random

from rooftree.engine import (
    OFFICE_HOURS,
    WHOLE,
    Activity,
    Calendar,
    Dependency,
    Estimate,
    Problem,
    Resource,
)
from rooftree.engine.release import Customer, Feature, Precedence, ReleaseProblem
from rooftree.engine.tradeoff import Change, TradeoffProblem, Wish

DAY = 480
SATURDAYS = Calendar(week=(*OFFICE_HOURS.week[:5], OFFICE_HOURS.week[0], ()))


def wish(features=500, activities=100, people=8, seed=1):
    """Return a wish; each feature needs one to three pieces of work, some of which are shared."""
    chance = random.Random(seed)
    keys = [f"f{i}" for i in range(features)]
    work = [f"a{i}" for i in range(activities)]
    return TradeoffProblem(
        choice=ReleaseProblem(
            features=tuple(
                Feature(
                    key,
                    value=chance.randrange(0, 200_000),
                    costs={"money": chance.randrange(0, 3_000)},
                )
                for key in keys
            ),
            customers=tuple(
                Customer(
                    f"c{i}",
                    value=chance.randrange(50_000, 500_000),
                    requests=tuple(chance.sample(keys, chance.randrange(2, 6))),
                )
                for i in range(features // 10)
            ),
            precedences=tuple(
                Precedence(keys[chance.randrange(max(0, i - 40), i)], keys[i])
                for i in range(1, features)
                if chance.random() < 0.2
            ),
        ),
        plan=Problem(
            activities=tuple(made(key, people, chance) for key in work),
            dependencies=tuple(
                Dependency(work[chance.randrange(max(0, i - 15), i)], work[i])
                for i in range(1, activities)
                if chance.random() < 0.5
            ),
            resources=tuple(Resource(f"p{i}", WHOLE, "office", rate=6_000) for i in range(people)),
            calendars={"office": OFFICE_HOURS},
        ),
        work={key: tuple(chance.sample(work, chance.randrange(1, 4))) for key in keys},
        changes=(
            Change("overtime", 400_000, calendars={"office": SATURDAYS}),
            Change("second p0", 250_000, capacities={"p0": WHOLE}),
            Change("second p1", 250_000, capacities={"p1": WHOLE}),
        ),
        wish=Wish(finish=120 * 24 * 60, budget=10_000_000),
    )


def made(key, people, chance):
    likely = chance.randrange(1, 15) * DAY
    return Activity(
        key,
        likely,
        {f"p{chance.randrange(people)}": chance.choice([WHOLE, WHOLE, WHOLE // 2])},
        estimate=Estimate(likely * 3 // 4, likely, likely * 2),
    )
