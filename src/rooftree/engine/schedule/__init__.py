"""Making plans: schedule generation, priority rules and search."""

from rooftree.engine.schedule.rules import Rule
from rooftree.engine.schedule.scheduler import schedule

__all__ = ["Rule", "schedule"]
