"""What all drawings share: colours that colour-blind people tell apart, in light and in dark.

The palette is that of Okabe and Ito (2008), lightened where a dark ground asks for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rooftree.engine.calendars import DAY, moment
from rooftree.engine.problem import Problem

Spec = dict[str, Any]
Theme = Literal["light", "dark"]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif"
WIDTH = 760
LONG = 5 * DAY  # minutes; a longer axis of time shows days, a shorter one hours
TICKS = 8


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme."""

    ground: str
    text: str
    grid: str
    calm: str
    accent: str
    alarm: str
    proud: str
    groups: Sequence[str]


COLOURS: dict[Theme, Colours] = {
    "light": Colours(
        ground="#ffffff",
        text="#24292f",
        grid="#e4e7eb",
        calm="#5b9bd0",
        accent="#0067a5",
        alarm="#c8500a",
        proud="#00795c",
        groups=("#5b9bd0", "#e3a72f", "#4bab8e", "#c78ab4", "#8c8c8c", "#a9714b", "#7f7fc4"),
    ),
    "dark": Colours(
        ground="#16191d",
        text="#e3e6ea",
        grid="#30363d",
        calm="#5b9bd0",
        accent="#8cc4f0",
        alarm="#ff8a4c",
        proud="#4fd1ac",
        groups=("#5b9bd0", "#e3a72f", "#4bab8e", "#d19cc0", "#a3a3a3", "#c58c63", "#9a9ae0"),
    ),
}


def drawing(theme: Theme, title: str, subtitle: str = "", **parts: Any) -> Spec:
    """Return a specification with the house's style around `parts`."""
    colours = COLOURS[theme]
    text = {"text": title, "subtitle": subtitle} if subtitle else {"text": title}
    return {
        "$schema": SCHEMA,
        "title": text,
        "background": colours.ground,
        "padding": 14,
        **parts,
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "title": {
                "anchor": "start",
                "color": colours.text,
                "subtitleColor": colours.text,
                "fontSize": 15,
                "fontWeight": 600,
                "subtitleFontSize": 12,
                "offset": 12,
            },
            "axis": {
                "labelColor": colours.text,
                "titleColor": colours.text,
                "gridColor": colours.grid,
                "domainColor": colours.grid,
                "tickColor": colours.grid,
                "labelFontSize": 11,
                "titleFontSize": 11,
                "titleFontWeight": "normal",
                "labelLimit": 220,
            },
            "legend": {
                "labelColor": colours.text,
                "titleColor": colours.text,
                "orient": "bottom",
                "labelFontSize": 11,
                "titleFontSize": 11,
                "symbolType": "square",
            },
            "header": {"labelColor": colours.text, "titleColor": colours.text},
        },
    }


def mark(
    kind: str, encoding: Spec, rows: Sequence[dict[str, Any]] | None = None, **look: Any
) -> Spec:
    """Return a layer of marks, of the drawing's own data without `rows`."""
    data: Spec = {} if rows is None else {"data": {"values": list(rows)}}
    return {**data, "mark": {"type": kind, **look}, "encoding": encoding}


def kinds(field: str, looks: Mapping[str, str], title: str | None = None) -> Spec:
    """Return the encoding that gives each kind its look, a colour or a shape."""
    scale = {"domain": list(looks), "range": list(looks.values())}
    return {"field": field, "type": "nominal", "title": title, "scale": scale}


class Time:
    """How a problem tells time: by dates where it has calendars, else by periods from 0.

    `span` is the length of the drawing in minutes; a short one shows hours.
    """

    def __init__(self, problem: Problem, span: float) -> None:
        self.is_dated = bool(problem.calendars) or problem.start != 0
        self._format = "%-d %b" if span > LONG else "%-d %b %H:%M"

    def value(self, at: float) -> str | float:
        """Return the instant `at` as the drawing wants it."""
        return moment(round(at)).isoformat() if self.is_dated else at

    def axis(self, *, title: str | None = None, **options: Any) -> Spec:
        """Return the encoding of an axis of time."""
        if self.is_dated:
            look = {"format": self._format, "tickCount": TICKS, "labelOverlap": True}
            return {"type": "temporal", "title": title, "axis": look, **options}
        return {"type": "quantitative", "title": title or "period", **options}

    def words(self, at: int) -> str:
        """Return the instant `at` in a few words."""
        return f"{moment(at):%a %-d %b %Y, %H:%M}" if self.is_dated else f"period {at}"
