"""Planning mathematics: a library without clock, storage, screen or dependencies."""

from rooftree.engine.calendars import (
    ALWAYS_OPEN,
    OFFICE_HOURS,
    Calendar,
    Span,
    instant,
    moment,
)
from rooftree.engine.faults import ProblemError
from rooftree.engine.network import Dates, Network, network
from rooftree.engine.parts import (
    WHOLE,
    Activity,
    Dependency,
    Estimate,
    Mode,
    Project,
    Reduction,
    Resource,
    SkillNeed,
)
from rooftree.engine.plan import Assignment, Finding, Plan
from rooftree.engine.problem import Problem
from rooftree.engine.schedule import schedule
from rooftree.engine.working_time import WorkingTime

__all__ = [
    "ALWAYS_OPEN",
    "OFFICE_HOURS",
    "WHOLE",
    "Activity",
    "Assignment",
    "Calendar",
    "Dates",
    "Dependency",
    "Estimate",
    "Finding",
    "Mode",
    "Network",
    "Plan",
    "Problem",
    "ProblemError",
    "Project",
    "Reduction",
    "Resource",
    "SkillNeed",
    "Span",
    "WorkingTime",
    "instant",
    "moment",
    "network",
    "schedule",
]
