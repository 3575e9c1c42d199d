"""`rooftree engine schedule`"""

from collections.abc import Iterator
from time import perf_counter
from typing import Annotated, Any

import typer

from rooftree.engine import Plan, Problem
from rooftree.engine.objectives import MEASURES, Goal, Objective, evaluate
from rooftree.engine.plots import gantt
from rooftree.engine.schedule import schedule as make_plan
from rooftree.errors import RuleBroken
from rooftree.ops.commands.engine.dates import date_of
from rooftree.ops.commands.engine.interrupting import interruptible
from rooftree.ops.commands.engine.options import Json, Plot, Seconds, Seed, Workers, check_seconds
from rooftree.ops.commands.engine.progress_line import ProgressLine
from rooftree.ops.commands.engine.reading import FormatOption, ProblemFile, problem_in, read_text
from rooftree.ops.commands.engine.told import Told
from rooftree.ops.drawing import check_drawing

GoalOption = Annotated[
    str,
    typer.Option(
        "--goal", metavar="MEASURES", help="What to seek, most important first, with commas."
    ),
]


def schedule(  # noqa: PLR0913 - each is an option of the command
    file: ProblemFile,
    *,
    format_: FormatOption = None,
    seconds: Seconds = 1.0,
    workers: Workers = 0,
    seed: Seed = 0,
    goal: GoalOption = "",
    as_json: Json = False,
    plot: Plot = None,
) -> None:
    """Plan the activities of a problem or a published instance and print when each starts."""
    check_seconds(seconds)
    if plot is not None:
        check_drawing(plot)
    sought = _goal(goal)
    problem = problem_in(read_text(file), file.name, format_)
    began = perf_counter()
    what = "makespan" if sought is None else sought.objectives[0].measure
    with ProgressLine(what) as line, interruptible() as stop:
        plan = make_plan(
            problem,
            seconds=seconds,
            seed=seed,
            goal=sought,
            workers=workers,
            on_progress=line,
            stop=stop,
        )
    took = round(perf_counter() - began, 3)
    words = list(_in_words(problem, plan, sought, took))
    told = Told(_as_data(plan, took), words, lambda: gantt(problem, plan))
    told.tell(plot, as_json=as_json)


def _goal(text: str) -> Goal | None:
    """Return the goal whose measures are named with commas; raises RuleBroken."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in MEASURES]
    if unknown or len(set(names)) < len(names):
        raise RuleBroken(f"--goal takes some of {', '.join(MEASURES)}, each once.")
    measures = [measure for name in names for measure in MEASURES if measure == name]
    return Goal(tuple(map(Objective, measures))) if measures else None


def _as_data(plan: Plan, seconds: float) -> dict[str, Any]:
    """Return what is printed as JSON; modes, people, pieces and findings where there are some."""
    places = plan.assignments
    more = {
        "modes": {key: place.mode for key, place in places.items() if place.mode is not None},
        "people": {key: list(place.resources) for key, place in places.items() if place.resources},
        "pieces": {key: place.pieces for key, place in places.items() if place.pieces},
        "findings": [finding.message for finding in plan.findings],
    }
    return {
        "status": plan.status,
        "makespan": plan.makespan,
        "lower_bound": plan.lower_bound,
        "seconds": seconds,
        "starts": {key: place.start for key, place in places.items()},
        **{name: value for name, value in more.items() if value},
    }


def _in_words(problem: Problem, plan: Plan, goal: Goal | None, seconds: float) -> Iterator[str]:
    yield (f"{plan.status}: makespan {plan.makespan}, lower bound {plan.lower_bound}, {seconds} s")
    if goal is not None:
        measures = [objective.measure for objective in goal.objectives]
        for figure in evaluate(problem, plan, measures, half_life=goal.half_life).values():
            yield f"{figure.measure}: {figure.amount:,.6g} {figure.unit}"
    for finding in plan.findings:
        yield f"  ! {finding.message}"
    width = max((len(key) for key in plan.assignments), default=0)
    for key, place in plan.assignments.items():
        start = date_of(problem, place.start)
        chosen = [place.mode or "", *place.resources]
        yield f"{key:>{max(6, width)}} {start:>6}  {' '.join(filter(None, chosen))}".rstrip()
