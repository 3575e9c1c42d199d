"""Compiles the kernels of this room, by planning something small."""

from rooftree.engine.modes.scheduling import schedule_modes
from rooftree.engine.parts import Activity, Dependency, Mode, Resource
from rooftree.engine.problem import Problem


def warm() -> None:
    """Plan three activities with modes, whose bound is out of reach, so that all is compiled."""
    quick, slow = Mode("quick", 2, {"people": 2, "money": 1}), Mode("slow", 3, {"people": 2})
    problem = Problem(
        activities=tuple(Activity(key, modes=(quick, slow)) for key in "abc"),
        dependencies=(Dependency("a", "c"),),
        resources=(Resource("people", 3), Resource("money", 2, kind="nonrenewable")),
    )
    schedule_modes(problem, samples=600)
