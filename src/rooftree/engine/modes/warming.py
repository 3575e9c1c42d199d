"""Compiles the kernels of this room, by planning something small."""

from rooftree.engine.modes.scheduling import schedule_modes
from rooftree.engine.parts import Activity, Dependency, Mode, Resource
from rooftree.engine.problem import Problem


def warm() -> None:
    """Plan three activities with modes, so that everything is compiled."""
    quick, slow = Mode("quick", 1, {"people": 2, "money": 2}), Mode("slow", 2, {"people": 1})
    activities = tuple(Activity(key, modes=(quick, slow)) for key in "abc")
    problem = Problem(
        activities=activities,
        dependencies=(Dependency("a", "c"),),
        resources=(Resource("people", 2), Resource("money", 2, kind="nonrenewable")),
    )
    schedule_modes(problem, samples=600)
