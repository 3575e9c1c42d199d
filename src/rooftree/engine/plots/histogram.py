"""A histogram of dates or amounts, with the percentiles that people ask for."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rooftree.engine.plots.style import COLOURS, WIDTH, Spec, Theme, Time, drawing
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
    colours, clock = COLOURS[theme], Time(time or Problem(), edges[-1] - edges[0])
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
        layer=[
            {
                "data": {"values": bars},
                "mark": {
                    "type": "bar",
                    "color": colours.calm,
                    "stroke": colours.ground,
                    "strokeWidth": 1,
                },
                "encoding": {
                    "x": {"field": "from", **axis},
                    "x2": {"field": "to"},
                    "y": {"field": "share", **y},
                    "y2": {"datum": 0},
                },
            },
            {
                "data": {"values": lines},
                "mark": {"type": "rule", "color": colours.text, "strokeDash": [4, 3]},
                "encoding": {
                    "x": {"field": "at", **axis},
                    "y": {"field": "y", **y},
                    "y2": {"datum": 0},
                },
            },
            {
                "data": {"values": lines},
                "mark": {"type": "text", "dy": -7, "fontWeight": 600, "color": colours.text},
                "encoding": {
                    "x": {"field": "at", **axis},
                    "y": {"field": "y", **y},
                    "text": {"field": "name"},
                },
            },
        ],
    )
