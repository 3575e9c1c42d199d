"""Choosing features for releases: the best choice, what it costs, and what would change it."""

from rooftree.engine.release.boxes import Point
from rooftree.engine.release.choosing import choose
from rooftree.engine.release.frontier import Frontier, frontier
from rooftree.engine.release.nrp import read_nrp
from rooftree.engine.release.parts import (
    Customer,
    Feature,
    Goal,
    Group,
    Precedence,
    Quota,
    Release,
)
from rooftree.engine.release.plan import ReleasePlan
from rooftree.engine.release.problem import ReleaseProblem

__all__ = [
    "Customer",
    "Feature",
    "Frontier",
    "Goal",
    "Group",
    "Point",
    "Precedence",
    "Quota",
    "Release",
    "ReleasePlan",
    "ReleaseProblem",
    "choose",
    "frontier",
    "read_nrp",
]
