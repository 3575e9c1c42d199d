"""Whether each activity stands where it may, for as long as it must."""

from collections.abc import Iterator

from rooftree.engine.checking.people import wrong_people
from rooftree.engine.checking.windows import minutes
from rooftree.engine.checking.work import Work
from rooftree.engine.problem import Problem


def wrong_places(problem: Problem, work: Work) -> Iterator[str]:
    """Yield what is wrong with the mode, the people, the dates and the length of `work`."""
    activity, place = work.activity, work.place
    if (activity.modes or place.mode) and place.mode not in {mode.key for mode in activity.modes}:
        yield f"{activity.key} is in the mode {place.mode}, which it does not have"
    yield from wrong_people(problem, activity, place)
    if activity.deadline is not None and place.finish > activity.deadline:
        yield f"{activity.key} misses its deadline"
    if activity.actual_start is not None:
        yield from _wrong_work_under_way(work, problem.start)
        return
    yield from _wrong_start(problem, work)
    if place.pieces:
        yield from _wrong_pieces(work)
    yield from _wrong_length(work)


def _wrong_start(problem: Problem, work: Work) -> Iterator[str]:
    activity, start = work.activity, work.place.start
    releases = {project.key: project.release for project in problem.projects}
    release = releases.get(activity.project or "")
    if activity.pinned is not None and start != activity.pinned:
        yield f"{activity.key} starts at {start}, not where it is pinned"
    if activity.pinned is None and start < problem.start:
        yield f"{activity.key} starts before the plan"
    if activity.earliest is not None and start < activity.earliest:
        yield f"{activity.key} starts too early"
    if release is not None and start < release:
        yield f"{activity.key} starts before the release of {activity.project}"


def _wrong_pieces(work: Work) -> Iterator[str]:
    key, place = work.activity.key, work.place
    if not work.activity.splittable:
        yield f"{key} is split and may not be"
    edges = [edge for piece in place.pieces for edge in piece]
    if edges != sorted(edges) or any(opens == closes for opens, closes in place.pieces):
        yield f"the pieces of {key} do not follow each other"
    if (edges[0], edges[-1]) != (place.start, place.finish):
        yield f"the pieces of {key} do not reach from its start to its finish"
    for opens, closes in place.pieces:
        windows = work.windows(opens, closes)
        if not windows or (windows[0][0], windows[-1][1]) != (opens, closes):
            yield f"a piece of {key} starts or finishes outside its working time"


def _wrong_length(work: Work) -> Iterator[str]:
    key, place = work.activity.key, work.place
    worked = minutes(work.worked)
    if worked != work.duration:
        yield f"{key} works {worked} minutes instead of {work.duration}"
    elif not work.duration:
        if place.start != place.finish:
            yield f"{key} takes time and has none to take"
    elif (work.worked[0][0], work.worked[-1][1]) != (place.start, place.finish):
        yield f"{key} starts or finishes outside its working time"


def _wrong_work_under_way(work: Work, start: int) -> Iterator[str]:
    activity, place = work.activity, work.place
    if place.start != activity.actual_start:
        yield f"{activity.key} is under way since {activity.actual_start}"
    if place.pieces or minutes(work.worked) != activity.remaining:
        yield f"{activity.key} does not have {activity.remaining} minutes left to do"
    if place.finish > (work.worked[-1][1] if work.worked else max(place.start, start)):
        yield f"{activity.key} finishes after its work is done"
