"""Drawings show the plan as it is; the converter takes them without a warning."""

import json
import warnings

import pytest
import vl_convert

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Assignment,
    Plan,
    Problem,
    Project,
    Reduction,
    Resource,
    schedule,
)
from rooftree.engine.plots import FrontierPoint, frontier, gantt, histogram, load
from rooftree.engine.plots.style import COLOURS
from tests.engine.examples import DAY, FIVE, NINE

WORK = (
    Activity("a", 480, {"ada": 500}, project="x", due=NINE),
    Activity("b", 240, {"ada": 1000}, project="y", splittable=True),
    Activity("end", 0, project="x"),
)
DATED = Problem(
    NINE,
    WORK,
    (),
    (Resource("ada", 1000, "office", (Reduction(NINE, NINE + 60, 500),)),),
    {"office": OFFICE_HOURS},
    (Project("x"), Project("y")),
)
PLAN = Plan(
    "feasible",
    {
        "a": Assignment(NINE, FIVE),
        "b": Assignment(
            NINE, DAY + NINE + 60, pieces=((NINE, NINE + 180), (DAY + NINE, DAY + NINE + 60))
        ),
        "end": Assignment(FIVE, FIVE),
    },
    DAY + 60,
    0,
)


def values(spec, key):
    """Return the rows of data in all layers that have a field."""
    rows = [row for part in parts(spec) for row in part.get("data", {}).get("values", ())]
    return [row for row in rows if key in row]


def parts(spec):
    yield spec
    for name in ("layer", "vconcat"):
        for part in spec.get(name, ()):
            yield from parts(part)


def test_a_gantt_chart_has_a_bar_for_each_piece():
    rows = [row for row in values(gantt(DATED, PLAN), "group") if row["activity"] == "b"]
    assert [(row["start"], row["finish"]) for row in rows] == [
        ("2000-01-03T09:00:00", "2000-01-03T12:00:00"),
        ("2000-01-04T09:00:00", "2000-01-04T10:00:00"),
    ]


def test_a_gantt_chart_marks_due_dates_that_are_missed():
    assert values(gantt(DATED, PLAN), "due") == [
        {"activity": "a", "due": "2000-01-03T09:00:00", "is": "missed"}
    ]


def test_a_problem_without_calendars_is_drawn_in_periods():
    problem = Problem(0, (Activity("a", 3),))
    spec = gantt(problem, schedule(problem))
    assert [(row["start"], row["finish"]) for row in values(spec, "group")] == [(0, 3)]


def test_a_load_is_cut_where_capacity_changes_and_split_at_it():
    spec = load(DATED, PLAN)
    first_hour = [row for row in values(spec, "from") if row["start"] == "2000-01-03T09:00:00"]
    assert [(row["from"], row["to"], row["is"], row["finish"]) for row in first_hour] == [
        (0, 0.5, "within capacity", "2000-01-03T10:00:00"),
        (0.5, 1.5, "beyond", "2000-01-03T10:00:00"),
    ]
    assert [row["share"] for row in values(spec, "share")] == [0.5, 1]
    assert "1 over capacity" in spec["title"]["subtitle"]


def test_an_unknown_resource_is_an_error():
    with pytest.raises(KeyError):
        load(DATED, PLAN, ["zoe"])


def test_a_frontier_tells_proven_points_from_others_and_leaders_from_the_rest():
    points = (
        FrontierPoint(2, 5, is_proven=False),
        FrontierPoint(3, 4),
        FrontierPoint(1, 3, name="here"),
    )
    spec = frontier(points, "cost", "value")
    assert spec["data"]["values"] == [
        {"x": 1, "y": 3, "is": "proven", "name": "here", "leads": True},
        {"x": 2, "y": 5, "is": "best found", "name": "", "leads": True},
        {"x": 3, "y": 4, "is": "proven", "name": "", "leads": False},
    ]
    assert spec["title"]["subtitle"] == "3 options, 2 of them proven"


def test_a_histogram_shows_shares_and_percentiles():
    spec = histogram([0, 2, 4], [3, 1], {85: 3.5, 50: 1})
    assert [(row["from"], row["to"], row["share"]) for row in values(spec, "share")] == [
        (0, 2, 0.75),
        (2, 4, 0.25),
    ]
    assert [(row["name"], row["at"]) for row in values(spec, "name")][:2] == [
        ("P50", 1),
        ("P85", 3.5),
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["gantt", "load", "frontier", "histogram"])
def test_every_drawing_becomes_a_picture_in_both_themes(name, theme):
    specs = {
        "gantt": lambda: gantt(DATED, PLAN, theme=theme),
        "load": lambda: load(DATED, PLAN, theme=theme),
        "frontier": lambda: frontier(
            [FrontierPoint(1, 2), FrontierPoint(2, 4)], "x", "y", theme=theme
        ),
        "histogram": lambda: histogram([0, 1, 2], [1, 2], {50: 1}, time=DATED, theme=theme),
    }
    spec = specs[name]()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = vl_convert.vegalite_to_svg(json.loads(json.dumps(spec)))
    assert picture.startswith("<svg")
    assert spec["background"].lower() in picture.lower()


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_text_stands_out_from_its_ground(ground):
    colours = COLOURS[ground]
    assert contrast(colours.text, colours.ground) >= 7
    for colour in (colours.calm, colours.accent, colours.alarm, colours.proud):
        assert contrast(colour, colours.ground) >= 2.9


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_drawing_of_nothing_is_no_error():
    assert gantt(Problem(), schedule(Problem()))["title"]["subtitle"].startswith("0 activities")
    assert load(Problem(), schedule(Problem()))["vconcat"] == []


def test_thousands_of_rows_still_make_a_picture():
    problem = Problem(0, tuple(Activity(str(i), 5) for i in range(3_000)))
    plan = Plan("feasible", {str(i): Assignment(i, i + 5) for i in range(3_000)}, 3_004, 0)
    spec = gantt(problem, plan)
    assert vl_convert.vegalite_to_svg(spec).count("<path") > 3_000
    assert spec["height"]["step"] * 3_000 <= 1_400
