"""A trade-off frontier: what more of one thing costs of another, each point proven or with its gap."""

from collections.abc import Sequence
from dataclasses import dataclass

from rooftree.engine.plots.style import COLOURS, WIDTH, Spec, Theme, drawing

HEIGHT = 380


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """One option: where it is, whether that is proven to be the best there, and a name for it."""

    x: float
    y: float
    is_proven: bool = True
    name: str = ""


def frontier(
    points: Sequence[FrontierPoint],
    x_title: str,
    y_title: str,
    *,
    title: str = "Trade-off",
    theme: Theme = "light",
) -> Spec:
    """Return the frontier through `points`."""
    colours = COLOURS[theme]
    kinds = ["proven", "best found"]
    values = [
        {"x": each.x, "y": each.y, "is": kinds[not each.is_proven], "name": each.name}
        for each in sorted(points, key=lambda point: (point.x, point.y))
    ]
    x = {"field": "x", "type": "quantitative", "title": x_title, "scale": {"zero": False}}
    y = {"field": "y", "type": "quantitative", "title": y_title, "scale": {"zero": False}}
    proven = sum(each.is_proven for each in points)
    return drawing(
        theme,
        title,
        f"{len(points)} options, {proven} of them proven",
        width=WIDTH,
        height=HEIGHT,
        data={"values": values},
        layer=[
            {
                "mark": {
                    "type": "line",
                    "interpolate": "step-after",
                    "color": colours.calm,
                    "opacity": 0.6,
                    "strokeWidth": 2,
                },
                "encoding": {"x": x, "y": y, "order": {"field": "x"}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": y,
                    "color": {
                        "field": "is",
                        "type": "nominal",
                        "title": None,
                        "scale": {"domain": kinds, "range": [colours.accent, colours.alarm]},
                    },
                    "shape": {
                        "field": "is",
                        "type": "nominal",
                        "title": None,
                        "scale": {"domain": kinds, "range": ["circle", "triangle-up"]},
                    },
                },
            },
            {
                "transform": [{"filter": "datum.name != ''"}],
                "mark": {
                    "type": "text",
                    "dy": -9,
                    "dx": -8,
                    "align": "right",
                    "color": colours.text,
                    "fontSize": 11,
                },
                "encoding": {"x": x, "y": y, "text": {"field": "name"}},
            },
        ],
    )
