"""`rooftree engine release` on features of our own and on published instances."""

import json

import pytest

from rooftree.engine.release import Feature, Precedence, ReleaseProblem
from rooftree.ops.commands import run

PROBLEM = ReleaseProblem(
    features=(
        Feature("search", value=9, costs={"dev": 6}),
        Feature("export", value=7, costs={"dev": 4}),
        Feature("import", value=6, costs={"dev": 3}),
    ),
    precedences=(Precedence("import", "export"),),
    budget=7,
)
NRP = "1\n3\n3 4 5\n1\n1 2\n2\n10 2 1 2\n8 1 3\n"


@pytest.fixture
def file(tmp_path):
    def write(text, name="file"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


def printed(capsys, *words):
    assert run(["engine", "release", *words]) == 0
    return capsys.readouterr().out


def refusal(capsys, *words):
    assert run(["engine", "release", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()[-1]


def test_the_best_choice_is_printed_with_what_ranking_loses(capsys, file):
    words = printed(capsys, file(PROBLEM.to_json()))

    assert words.startswith("optimal: value 13, cost 7, no choice above 13 (gap 0.00%)")
    assert "ranking by value / cost loses 0.0% of the value" in words
    assert words.endswith("next  export\nnext  import\n")


def test_json_has_the_choice_and_its_bound(capsys, file):
    found = json.loads(printed(capsys, file(PROBLEM.to_json()), "--json"))

    assert found["releases"] == {"export": "next", "import": "next"}
    assert (found["status"], found["value"], found["bound"], found["gap"]) == ("optimal", 13, 13, 0)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["--budget", "13"], 22),
        (["--budget", "6"], 9),
        (["--ratio", "1"], 22),
        (["--ratio", "0"], 0),
    ],
)
def test_the_budget_can_be_told(capsys, file, words, value):
    assert json.loads(printed(capsys, file(PROBLEM.to_json()), *words, "--json"))["value"] == value


def test_an_nrp_instance_is_known_by_its_numbers(capsys, file):
    found = json.loads(printed(capsys, file(NRP), "--budget", "8", "--json"))

    assert found["value"] == 10
    assert sorted(found["releases"]) == ["r1", "r2"]


def test_points_of_the_frontier_are_printed_instead(capsys, file):
    found = json.loads(printed(capsys, file(PROBLEM.to_json()), "--points", "9", "--json"))

    assert [(point["cost"], point["value"]) for point in found["points"]] == [
        (0, 0),
        (3, 6),
        (6, 9),
        (7, 13),
        (9, 15),
        (13, 22),
    ]
    assert all(point["is_proven"] for point in found["points"])
    assert "           7           13  proven" in printed(
        capsys, file(PROBLEM.to_json()), "--points", "9"
    )


@pytest.mark.parametrize("words", [[], ["--points", "5"]])
def test_value_over_cost_is_drawn(capsys, file, tmp_path, words):
    printed(capsys, file(PROBLEM.to_json()), *words, "--plot", str(tmp_path / "value.svg"))

    assert (tmp_path / "value.svg").read_text().startswith("<svg")


def test_rules_that_contradict_each_other_are_told(capsys, file):
    decided = ReleaseProblem(features=(Feature("a", costs={"dev": 3}, decided=True),), budget=2)

    words = printed(capsys, file(decided.to_json()))

    assert words.startswith("infeasible")
    assert "  ! " in words


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("1\n2\n3", [], "file: line 3: expected"),
        ('{"features": 3}', [], "file: features is not a list"),
        (NRP, ["--format", "json"], "file: this is not JSON"),
        (NRP, ["--budget", "1000000000000001"], "or equal to 1000000000000000"),
        (NRP, ["--budget", "3", "--ratio", "0.5"], "A budget is told by --budget or by --ratio"),
        (NRP, ["--ratio", "1.5"], "--ratio takes a number from 0 to 1."),
        (NRP, ["--ratio", "nan"], "--ratio takes a number from 0 to 1."),
        (NRP, ["--seconds", "inf"], "--seconds takes a number from 0 on."),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(capsys, file, text, words, reason):
    assert reason in refusal(capsys, file(text), *words)
