"""Compiling the kernels of this room before somebody waits for them."""

from rooftree.engine.compilation import compiled
from rooftree.engine.parts import Activity, Dependency, Resource
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.clocked_slots import clocked_slots_of
from rooftree.engine.schedule.evolution import Evolution
from rooftree.engine.schedule.slots import slots_of


def warm() -> None:
    """Run each kernel once, on three activities."""
    activities = tuple(Activity(key, 2, {"r": 1}) for key in "abc")
    problem = Problem(0, activities, (Dependency("a", "b"),), (Resource("r", 2),))
    numbers = compiled(problem)
    for slots in (slots_of(numbers), clocked_slots_of(numbers, latest=9)):
        if slots is not None:
            Evolution(slots, [0, 1, 2], bound=0, seed=0).run(until=200)
