"""Compiles the kernels of this room, by planning something small."""

from rooftree.engine.parts import Activity, Dependency, Reduction, Resource
from rooftree.engine.portfolio.scheduling import schedule_portfolio
from rooftree.engine.problem import Problem


def warm() -> None:
    """Plan three activities, with and without somebody away, so that everything is compiled."""
    activities = tuple(Activity(key, 2, {"people": 2}) for key in "abc")
    for away in ((), (Reduction(1, 9, 1),)):
        people = Resource("people", 3, reductions=away)
        problem = Problem(0, activities, (Dependency("a", "b"),), (people,))
        schedule_portfolio(problem, samples=60)
