"""Instants of the engine in words."""

from rooftree.engine import Problem, moment


def date_of(problem: Problem, at: int) -> str:
    """Return the date of an instant where there are calendars, else its period.

    What lies beyond the year 9999 is told in minutes, for no calendar goes as far.
    """
    if not problem.calendars:
        return str(at)
    try:
        return f"{moment(at):%Y-%m-%d %H:%M}"
    except OverflowError:
        return f"minute {at:,}"
