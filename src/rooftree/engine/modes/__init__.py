"""Plans in which each activity is done in one of several modes, and material may be used up."""

from rooftree.engine.modes.scheduling import schedule_modes

__all__ = ["schedule_modes"]
