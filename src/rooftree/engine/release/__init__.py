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
from rooftree.engine.release.ranking import Ranked, lost_by_ranking
from rooftree.engine.release.robustness import Robustness, robustness
from rooftree.engine.release.shadow import Shadow, what_keeps_out

__all__ = [
    "Customer",
    "Feature",
    "Frontier",
    "Goal",
    "Group",
    "Point",
    "Precedence",
    "Quota",
    "Ranked",
    "Release",
    "ReleasePlan",
    "ReleaseProblem",
    "Robustness",
    "Shadow",
    "choose",
    "frontier",
    "lost_by_ranking",
    "read_nrp",
    "robustness",
    "what_keeps_out",
]
