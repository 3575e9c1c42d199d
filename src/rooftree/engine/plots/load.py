"""The load of resources over time against what there is of them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from rooftree.engine.parts import Resource
from rooftree.engine.plan import Plan
from rooftree.engine.plots.style import COLOURS, WIDTH, Spec, Theme, Time, drawing, kinds, mark
from rooftree.engine.problem import Problem
from rooftree.engine.usage import Step, Usage

MOST = 16  # resources in one drawing, the busiest of all
HEIGHT = 78


def load(
    problem: Problem, plan: Plan, resources: Sequence[str] = (), *, theme: Theme = "light"
) -> Spec:
    """Return the load of `resources`, or of the busiest, as shares of their capacity.

    KeyError for an unknown resource; those asked for must have a capacity.
    """
    time, loads = Time(problem, plan.makespan or 0), Usage(problem, plan).loads
    named = {each.key: each for each in problem.resources}
    keys = list(resources) or sorted(
        (key for key, steps in loads.items() if steps and named[key].capacity),
        key=lambda key: -_work(loads[key]),
    )
    shown = [named[key] for key in keys[:MOST]]
    over = [
        each
        for each in shown
        if any(step.units > there for step, there in _cut(loads[each.key], each))
    ]
    busiest = f", the {MOST} busiest" if len(keys) > MOST else ""
    words = f"{len(over)} over capacity" if over else "none over capacity"
    end = problem.start + (plan.makespan or 0)
    panels = [_panel(each, loads[each.key], time, theme, (problem.start, end)) for each in shown]
    for panel in panels[:-1]:
        for layer in panel["layer"]:
            layer["encoding"]["x"]["title"] = None
    return drawing(
        theme,
        "Load",
        f"{len(keys)} resources{busiest}, {words}",
        vconcat=panels,
        spacing=14,
    )


def _work(steps: Sequence[Step]) -> int:
    return sum((step.finish - step.start) * step.units for step in steps)


def _cut(steps: Sequence[Step], resource: Resource) -> Iterator[tuple[Step, int]]:
    """Yield the steps, cut where units go away or come back, each with the units that are there."""
    changes = sorted({at for each in resource.reductions for at in (each.start, each.finish)})
    for step in steps:
        edges = [step.start, *(at for at in changes if step.start < at < step.finish), step.finish]
        for start, finish in pairwise(edges):
            yield step._replace(start=start, finish=finish), _there(resource, start)


def _there(resource: Resource, at: int) -> int:
    away = sum(each.units for each in resource.reductions if each.start <= at < each.finish)
    return max(0, resource.capacity - away)


def _panel(
    resource: Resource,
    steps: Sequence[Step],
    time: Time,
    theme: Theme,
    span: tuple[int, int],
) -> Spec:
    colours = COLOURS[theme]
    top = max(1.0, *(step.units / resource.capacity for step in steps)) if steps else 1.0
    scale = {"domain": [time.value(span[0]), time.value(span[1])]}
    y = {
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, top], "nice": False},
        "axis": {"values": sorted({0, 1, top}), "format": ".0%", "grid": False, "domain": False},
    }
    use = kinds("is", {"within capacity": colours.calm, "beyond": colours.alarm}, "in use")
    x = {"x": time.axis(field="start", scale=scale), "x2": {"field": "finish"}}
    boxes = {"y": {"field": "from", **y}, "y2": {"field": "to"}, "color": use, "stroke": use}
    there = {"y": {"field": "share", **y}}
    return {
        "title": {"text": resource.key, "fontSize": 12, "offset": 4},
        "width": WIDTH,
        "height": HEIGHT,
        "layer": [
            mark("bar", {**x, **boxes}, list(_boxes(resource, steps, time)), strokeWidth=0.7),
            mark(
                "rule",
                {**x, **there},
                list(_capacity(resource, time, span)),
                color=colours.text,
                strokeWidth=1.2,
            ),
        ],
    }


def _boxes(resource: Resource, steps: Sequence[Step], time: Time) -> Iterator[dict[str, Any]]:
    """Yield the load as boxes, what is beyond the capacity on top, as shares of the capacity."""
    whole = resource.capacity
    boxes: list[tuple[int, int, int, int]] = []
    for step, there in _cut(steps, resource):
        level = there, step.units
        if boxes and (boxes[-1][1], *boxes[-1][2:]) == (step.start, *level):
            boxes[-1] = (boxes[-1][0], step.finish, *level)
        else:
            boxes.append((step.start, step.finish, *level))
    for start, finish, there, units in boxes:
        place = {"start": time.value(start), "finish": time.value(finish)}
        if there:
            within = min(there, units) / whole
            yield {**place, "from": 0, "to": within, "is": "within capacity"}
        if units > there:
            yield {**place, "from": there / whole, "to": units / whole, "is": "beyond"}


def _capacity(resource: Resource, time: Time, span: tuple[int, int]) -> Iterator[dict[str, Any]]:
    """Yield what there is, from one change to the next."""
    edges = {span[0], span[1]}
    for each in resource.reductions:
        edges |= {at for at in (each.start, each.finish) if span[0] < at < span[1]}
    points = sorted(edges)
    for start, finish in pairwise(points):
        yield {
            "start": time.value(start),
            "finish": time.value(finish),
            "share": _there(resource, start) / resource.capacity,
        }
