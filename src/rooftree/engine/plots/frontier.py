"""A trade-off frontier: what more of one thing costs of another, each point proven or with its gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rooftree.engine.plots.style import COLOURS, WIDTH, Colours, Spec, Theme, drawing, kinds, mark

HEIGHT = 380
FEW, COARSE, FINE = 60, 70, 12  # points, and the size of their marks while they are few or many
KINDS = ("proven", "best found")


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
    """Return `points`, with steps through those that nothing cheaper reaches."""
    values, highest = [], float("-inf")
    for each in sorted(points, key=lambda point: (point.x, -point.y)):
        row = {"x": each.x, "y": each.y, "is": KINDS[not each.is_proven], "name": each.name}
        values.append({**row, "leads": each.y > highest})
        highest = max(highest, each.y)
    proven = sum(each.is_proven for each in points)
    at = {
        axis: {"field": axis, "type": "quantitative", "title": words, "scale": {"zero": False}}
        for axis, words in (("x", x_title), ("y", y_title))
    }
    return drawing(
        theme,
        title,
        f"{len(points)} options, {proven} of them proven",
        width=WIDTH,
        height=HEIGHT,
        data={"values": values},
        layer=list(_layers(at, COLOURS[theme], FINE if len(points) > FEW else COARSE)),
    )


def _layers(at: Spec, colours: Colours, size: int) -> Iterator[Spec]:
    """Yield the steps between the points, the points, and rings and names of some."""
    line: Spec = {"interpolate": "step-after", "strokeWidth": 2, "opacity": 0.6}
    leading = {"transform": [{"filter": "datum.leads"}]}
    yield leading | mark("line", {**at, "order": {"field": "x"}}, color=colours.calm, **line)
    look = {
        "color": kinds("is", dict(zip(KINDS, (colours.accent, colours.alarm), strict=True))),
        "shape": kinds("is", dict(zip(KINDS, ("circle", "triangle-up"), strict=True))),
    }
    yield mark("point", {**at, **look}, filled=True, size=size, opacity=1)
    named = {"transform": [{"filter": "datum.name != ''"}]}
    yield named | mark("point", at, filled=False, size=170, strokeWidth=2, color=colours.text)
    place: Spec = {"dy": -11, "dx": -10, "align": "right", "fontSize": 11}
    yield named | mark("text", {**at, "text": {"field": "name"}}, color=colours.text, **place)
