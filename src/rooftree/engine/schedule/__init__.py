"""Making plans: schedule generation, priority rules, search, and repair."""

from rooftree.engine.schedule.repair import Move, Repair, repair
from rooftree.engine.schedule.rules import Rule
from rooftree.engine.schedule.scheduler import schedule

__all__ = ["Move", "Repair", "Rule", "repair", "schedule"]
