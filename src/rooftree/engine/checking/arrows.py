"""Whether everything waits for what it depends on."""

from collections.abc import Iterator, Mapping

from rooftree.engine.checking.windows import common_windows, minutes
from rooftree.engine.checking.work import Work
from rooftree.engine.problem import Problem


def broken_dependencies(problem: Problem, works: Mapping[str, Work]) -> Iterator[str]:
    """Yield the dependencies that do not hold between two planned activities."""
    for dependency in problem.dependencies:
        before, after = works.get(dependency.before), works.get(dependency.after)
        if before is None or after is None:
            continue
        waited_for = before.place.finish if dependency.type[0] == "F" else before.place.start
        waiting = after.place.finish if dependency.type[1] == "F" else after.place.start
        if not _holds(after, dependency.lag, waited_for, waiting):
            yield f"{dependency.after} does not wait for {dependency.before} ({dependency.type})"


def _holds(after: Work, lag: int, waited_for: int, waiting: int) -> bool:
    """Say whether `waiting` comes at least `lag` after `waited_for`; a negative lag is a lead."""
    if not lag:
        return waiting >= waited_for
    first, last = sorted((waited_for, waiting))
    between = minutes(common_windows(after.lag_calendars, first, last))
    return (between if waiting >= waited_for else -between) >= lag
