"""How sure an answer is: the level of confidence over weeks or items, as it stands and corrected."""

from collections.abc import Mapping

from rooftree.engine.plots.style import COLOURS, WIDTH, Spec, Theme, drawing, kinds, mark

HEIGHT = 280
NAMED = (0.5, 0.85, 0.95)  # levels that are told in figures
CORRECTED, PLAIN = "corrected by the past", "as the model stands"


def confidence(
    percentiles: Mapping[int, int],
    uncorrected: Mapping[int, int],
    x_title: str,
    *,
    title: str = "Forecast",
    theme: Theme = "light",
) -> Spec:
    """Return the curve of the levels, in per cent, over what they answer."""
    colours = COLOURS[theme]
    rows = [
        {"at": at, "level": level / 100, "is": kind}
        for kind, answers in ((PLAIN, uncorrected), (CORRECTED, percentiles))
        for level, at in sorted(answers.items())
    ]
    at = {
        "x": {"field": "at", "type": "quantitative", "title": x_title, "scale": {"zero": False}},
        "y": {
            "field": "level",
            "type": "quantitative",
            "title": "confidence",
            "axis": {"format": ".0%"},
            "scale": {"domain": [0, 1]},
        },
        "color": kinds("is", {CORRECTED: colours.accent, PLAIN: colours.groups[4]}),
        "order": {"field": "level"},
    }
    named = [row for row in rows if row["is"] == CORRECTED and row["level"] in NAMED]
    text = {"text": {"field": "level", "format": ".0%"}}
    return drawing(
        theme,
        title,
        width=WIDTH,
        height=HEIGHT,
        layer=[
            mark("line", at, rows, strokeWidth=2),
            mark("point", at, named, filled=True, size=60, opacity=1),
            mark("text", {**at, **text}, named, dy=-11, dx=-16, fontWeight=600),
        ],
    )
