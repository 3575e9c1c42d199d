"""The Gantt chart: when each activity runs, with its pauses, what is late and what is due."""

from collections.abc import Iterator
from typing import Any

from rooftree.engine.parts import Activity
from rooftree.engine.plan import Assignment, Plan
from rooftree.engine.plots.style import COLOURS, WIDTH, Spec, Theme, Time, drawing, kinds, mark
from rooftree.engine.problem import Problem

ROW = 17  # pixels of a row, while there are few
TALLEST = 1_400  # pixels of all rows; where they are more, they get thinner
LEGIBLE = 9  # pixels of a row below which names are left out


def gantt(problem: Problem, plan: Plan, *, theme: Theme = "light") -> Spec:
    """Return the Gantt chart of `plan`, rows in order of their start."""
    time = Time(problem, plan.makespan or 0)
    planned = [each for each in problem.activities if each.key in plan.assignments]
    planned.sort(
        key=lambda each: (plan.assignments[each.key].start, plan.assignments[each.key].finish)
    )
    rows = [each.key for each in planned]
    step = min(ROW, TALLEST / max(1, len(rows)))
    bars = [_span(plan.assignments[key], key, time) for key in rows]
    bars += [bar for each in planned for bar in _bars(each, plan.assignments[each.key], time)]
    y = {
        "field": "activity",
        "type": "nominal",
        "sort": None,
        "scale": {"domain": rows},
        "title": None,
        "axis": {
            "labels": step >= LEGIBLE,
            "ticks": False,
            "domain": False,
            "grid": False,
            "labelPadding": 8,
        },
    }
    layers = [
        *_bar_layers(bars, y, time, theme, step),
        *_due_dates(planned, plan, time, theme, y),
    ]
    return drawing(
        theme,
        "Plan",
        _summary(problem, plan, time),
        width=WIDTH,
        height={"step": step},
        layer=layers,
    )


def _bar_layers(
    bars: list[dict[str, Any]], y: Spec, time: Time, theme: Theme, step: float
) -> Iterator[Spec]:
    """Yield the reach of each activity as a thin line, its work as bars, milestones as diamonds."""
    colours = COLOURS[theme]
    whole = {"y": y, "x": time.axis(field="start"), "x2": {"field": "finish"}}
    pieces = [bar for bar in bars if "group" in bar]
    groups = list(dict.fromkeys(bar["group"] for bar in pieces))
    spans = [bar for bar in bars if "group" not in bar]
    yield mark("rule", whole, spans, color=colours.grid, strokeWidth=min(3.0, step / 3))
    yield mark(
        "bar",
        {**whole, "color": _colour(groups, theme)},
        [bar for bar in pieces if bar["start"] != bar["finish"]],
        height={"band": 0.72},
        cornerRadius=min(2.0, step / 6),
    )
    yield mark(
        "point",
        {"y": y, "x": time.axis(field="start")},
        [bar for bar in pieces if bar["start"] == bar["finish"]],
        shape="diamond",
        filled=True,
        size=min(70.0, 4 * step),
        opacity=1,
        color=colours.text,
    )


def _summary(problem: Problem, plan: Plan, time: Time) -> str:
    end = problem.start + (plan.makespan or 0)
    late = sum(finding.code in {"late", "deadline-missed"} for finding in plan.findings)
    words = f"{len(plan.assignments)} activities, done by {time.words(end)} ({plan.status})"
    return f"{words}, {late} late" if late else words


def _bars(activity: Activity, place: Assignment, time: Time) -> Iterator[dict[str, Any]]:
    for start, finish in place.pieces or ((place.start, place.finish),):
        yield {
            "activity": activity.key,
            "start": time.value(start),
            "finish": time.value(finish),
            "group": activity.project or "",
        }


def _span(place: Assignment, key: str, time: Time) -> dict[str, Any]:
    return {"activity": key, "start": time.value(place.start), "finish": time.value(place.finish)}


def _colour(groups: list[str], theme: Theme) -> Spec:
    """Return the colour of a bar: that of its project, where there are a few of them."""
    colours = COLOURS[theme]
    if len(groups) < 2 or len(groups) > len(colours.groups):  # noqa: PLR2004 - one group is none
        return {"value": colours.calm}
    return kinds("group", dict(zip(groups, colours.groups, strict=False)), "project")


def _due_dates(
    planned: list[Activity], plan: Plan, time: Time, theme: Theme, y: Spec
) -> Iterator[Spec]:
    """Yield a tick for each due date or deadline: alarming where it is missed."""
    marks = [
        {
            "activity": activity.key,
            "due": time.value(due),
            "is": "missed" if plan.assignments[activity.key].finish > due else "met",
        }
        for activity in planned
        for due in (activity.due, activity.deadline)
        if due is not None
    ]
    if marks:
        looks = {"met": COLOURS[theme].proud, "missed": COLOURS[theme].alarm}
        fill = kinds("is", looks, "due date")
        yield mark(
            "tick",
            {"y": y, "x": time.axis(field="due"), "fill": fill},
            marks,
            thickness=3,
            opacity=1,
        )
