"""How far work may slip without delaying the end of the plan, with people as busy as they are.

The plan is pushed to the right: everything again, the last first, as late as its followers and the
capacity allow (Valls, Ballestín and Quintanilla, "Justification and RCPSP", 2005).
"""

from rooftree.engine import Plan, Problem
from rooftree.engine.compilation import compiled
from rooftree.engine.schedule.sgs import Generator, in_order


def floats(problem: Problem, plan: Plan) -> dict[str, int]:
    """Return minutes of its own working time for each planned activity, 0 for a critical one."""
    numbers = compiled(problem)
    end = problem.start + (plan.makespan or 0)
    mirror = numbers.mirrored(end)
    places = [plan.assignments.get(key) for key in numbers.keys]
    ranks = [-float(place.finish) if place else 0.0 for place in places]
    _, finishes = Generator(mirror).dates(in_order(mirror, ranks), -end)
    return {
        numbers.keys[position]: max(
            0, numbers.times[position].between(place.start, -finishes[position])
        )
        for position in numbers.order
        if (place := places[position]) is not None
    }
