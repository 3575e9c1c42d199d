"""`rooftree engine forecast` on networks and on items finished by week."""

import json
import random

import pytest

from rooftree.engine import Activity, Dependency, Estimate, Problem, Resource
from rooftree.ops.commands import run

NETWORK = Problem(
    0,
    (
        Activity("a", 10, {"r": 1}, estimate=Estimate(8, 10, 20)),
        Activity("b", 10, {"r": 1}, estimate=Estimate(8, 10, 20)),
        Activity("end", 1),
    ),
    (Dependency("a", "end"), Dependency("b", "end")),
    (Resource("r", 1),),
)
WEEKS = random.Random(3).choices(range(2, 9), k=60)
TABLE = "week,finished\n" + "".join(f"{i},{count}\n" for i, count in enumerate(WEEKS))


@pytest.fixture
def file(tmp_path):
    def write(text, name="file"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


def printed(capsys, *words):
    assert run(["engine", "forecast", *words]) == 0
    return capsys.readouterr().out


def found(capsys, *words):
    return json.loads(printed(capsys, *words, "--json"))


def refusal(capsys, *words):
    assert run(["engine", "forecast", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()[-1]


def test_a_network_tells_dates_and_what_drives_them(capsys, file):
    path = file(NETWORK.to_json())

    odds = found(capsys, path, "--samples", "2000", "--seed", "1")

    assert odds["samples"] == 2000
    assert 9 < odds["percentiles"]["50"] < odds["percentiles"]["95"] <= 21
    assert odds["activities"]["end"]["criticality"] == 1
    words = printed(capsys, path, "--samples", "2000", "--seed", "1")
    assert f"  95 %  {odds['percentiles']['95']}" in words


def test_people_who_do_one_thing_at_a_time_make_it_later(capsys, file):
    path = file(NETWORK.to_json())

    free = found(capsys, path, "--samples", "400")
    busy = found(capsys, path, "--samples", "400", "--resources", "--workers", "1")

    assert busy["percentiles"]["50"] > free["percentiles"]["50"] + 5


def test_fewer_samples_are_scheduled_where_time_is_short(capsys, file):
    odds = found(capsys, file(NETWORK.to_json()), "--resources", "--seconds", "0")

    assert odds["samples"] == 100


def test_a_table_of_weeks_answers_when_and_how_many(capsys, file):
    path = file(TABLE)

    when = found(capsys, path, "--items", "50")
    how_many = found(capsys, path, "--weeks", "10")

    assert when["question"] == "when"
    assert 5 < when["percentiles"]["50"] <= when["percentiles"]["95"] < 40
    assert how_many["percentiles"]["50"] >= how_many["percentiles"]["95"] > 0


def test_numbers_line_by_line_are_weeks_too(capsys, file):
    plain = file("\n".join(map(str, WEEKS)))

    assert found(capsys, plain, "--items", "50") == found(capsys, file(TABLE, "t"), "--items", "50")


def test_one_of_several_series_is_named(capsys, file):
    path = file(
        "series,week,finished\n" + "".join(f"{s},{i},{i + 1}\n" for s in "xy" for i in range(9))
    )

    assert refusal(capsys, path, "--items", "5") == "file: --series takes one of x, y"
    assert "9 weeks of history" in printed(capsys, path, "--items", "5", "--series", "y")


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        (TABLE, [], "Finished items by week need either --items or --weeks."),
        (TABLE, ["--items", "3", "--weeks", "4"], "either --items or --weeks"),
        ("a,b\n1,2\n3,x\n", ["--items", "3"], "file: line 3: expected a number of finished items"),
        ("a,b\n", ["--items", "3"], "file: expected 1 to 10000 weeks, not 0"),
        ('{"activities": 3}', [], "file: activities is not a list"),
        ("nothing of the kind", [], "file: line 1"),
        (TABLE, ["--format", "json"], "file: this is not JSON"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(capsys, file, text, words, reason):
    assert reason in refusal(capsys, file(text), *words)


@pytest.mark.parametrize("words", [["--items", "40"], ["--weeks", "6"]])
def test_odds_are_drawn(capsys, file, tmp_path, words):
    printed(capsys, file(TABLE), *words, "--plot", str(tmp_path / "odds.svg"))
    printed(capsys, file(NETWORK.to_json(), "n"), "--plot", str(tmp_path / "network.png"))

    assert (tmp_path / "odds.svg").read_text().startswith("<svg")
    assert (tmp_path / "network.png").read_bytes().startswith(b"\x89PNG")
