"""A histogram of dates or amounts, with the percentiles that people ask for."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rooftree.engine.plots.style import COLOURS, WIDTH, Colours, Spec, Theme, Time, drawing, mark
from rooftree.engine.problem import Problem

HEIGHT = 260


def histogram(  # noqa: PLR0913 - what is drawn and how it is named
    edges: Sequence[float],
    counts: Sequence[int],
    percentiles: Mapping[int, float],
    *,
    title: str = "Forecast",
    x_title: str = "",
    time: Problem | None = None,
    theme: Theme = "light",
) -> Spec:
    """Return the histogram of `counts` between `edges`, with a line for each percentile.

    With a problem as `time` the edges are its instants, else plain amounts. There are one or more
    bars.
    """
    clock = Time(time or Problem(), edges[-1] - edges[0])
    total = max(1, sum(counts))
    top = max(counts, default=1) / total or 1
    bars = [
        {"from": clock.value(start), "to": clock.value(finish), "share": count / total}
        for (start, finish), count in zip(pairwise(edges), counts, strict=True)
    ]
    lines = [
        {"at": clock.value(at), "name": f"P{level}", "y": top * (1.06 + 0.09 * (i % 3))}
        for i, (level, at) in enumerate(sorted(percentiles.items()))
    ]
    axis = clock.axis(title=x_title or None, scale={"zero": False, "nice": False})
    y = {
        "type": "quantitative",
        "title": "share of samples",
        "axis": {"format": ".0%"},
        "scale": {"domain": [0, top * 1.3]},
    }
    return drawing(
        theme,
        title,
        f"{total:,} samples",
        width=WIDTH,
        height=HEIGHT,
        layer=list(_layers(bars, lines, axis, y, COLOURS[theme])),
    )


def _layers(
    bars: Sequence[Spec], lines: Sequence[Spec], axis: Spec, y: Spec, colours: Colours
) -> Iterator[Spec]:
    """Yield the bars, then a line and a name for each percentile."""
    at = {"x": {"field": "from", **axis}, "x2": {"field": "to"}}
    share = {"y": {"field": "share", **y}, "y2": {"datum": 0}}
    yield mark(
        "bar", {**at, **share}, bars, color=colours.calm, stroke=colours.ground, strokeWidth=1
    )
    at = {"x": {"field": "at", **axis}, "y": {"field": "y", **y}}
    yield mark("rule", {**at, "y2": {"datum": 0}}, lines, color=colours.text, strokeDash=[4, 3])
    name = {"text": {"field": "name"}}
    yield mark("text", {**at, **name}, lines, dy=-7, fontWeight=600, color=colours.text)
