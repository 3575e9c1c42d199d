"""`rooftree engine tradeoff` on features, the plan of their work and a wish."""

import json

import pytest

from rooftree.engine import OFFICE_HOURS, Activity, Problem, Resource
from rooftree.engine.release import Feature, ReleaseProblem
from rooftree.ops.commands import run

CHOICE = ReleaseProblem(
    features=(
        Feature("search", value=90),
        Feature("export", value=50),
        Feature("import", value=30),
    )
)
PLAN = Problem(
    540,
    tuple(Activity(key, 480, {"ada": 1000}) for key in ("search", "export", "import")),
    (),
    (Resource("ada", 1000, "office", rate=100),),
    {"office": OFFICE_HOURS},
)
FINISH = 1440 + 1020
WISH = {
    "choice": json.loads(CHOICE.to_json()),
    "plan": json.loads(PLAN.to_json()),
    "work": {key: [key] for key in ("search", "export", "import")},
    "changes": [{"key": "hire bob", "cost": 700, "capacities": {"ada": 1000}}],
    "wish": {"finish": FINISH},
}


@pytest.fixture
def file(tmp_path):
    def write(data):
        path = tmp_path / "wish.json"
        path.write_text(data if isinstance(data, str) else json.dumps(data))
        return str(path)

    return write


def printed(capsys, *words):
    assert run(["engine", "tradeoff", *words]) == 0
    return capsys.readouterr().out


def refusal(capsys, *words):
    assert run(["engine", "tradeoff", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()[-1]


def test_what_could_give_is_a_feature_the_date_or_money(capsys, file):
    found = json.loads(printed(capsys, file(WISH), "--seconds", "2", "--json"))

    by_scope = {
        (tuple(each["features"]), tuple(each["changes"])): each for each in found["options"]
    }
    in_time = by_scope[("search", "export"), ()]
    later = by_scope[("search", "export", "import"), ()]
    hired = by_scope[("search", "export", "import"), ("hire bob",)]
    assert in_time["moves"] == [{"kind": "drop", "key": "import", "amount": 0}]
    assert in_time["finish"] == FINISH
    assert later["finish"] == FINISH + 1440
    assert (hired["finish"], hired["cost"] - later["cost"]) == (FINISH, 700)


def test_options_are_told_with_their_moves(capsys, file):
    words = printed(capsys, file(WISH), "--seconds", "2")

    assert "2000-01-04 17:00" in words
    assert "drop import" in words
    assert "1440 minutes later" in words
    assert "hire bob" in words


def test_options_are_drawn(capsys, file, tmp_path):
    printed(capsys, file(WISH), "--seconds", "1", "--plot", str(tmp_path / "options.svg"))

    assert (tmp_path / "options.svg").read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"choice": {"features": 3}}, "wish.json: choice: features is not a list"),
        ({"plan": {"start": None}}, "wish.json: plan: the start None is not a whole number"),
        ({"work": {"search": "search"}}, "wish.json: work.search is not a list of keys"),
        ({"work": {"fly": []}}, "wish.json: work is given for the unknown feature fly"),
        ({"changes": {}}, "wish.json: changes is not a list"),
        ({"changes": [{}]}, "wish.json: changes[0] lacks key"),
        (
            {"changes": [{"key": "x", "price": 1}]},
            "wish.json: changes[0] has the unknown field price",
        ),
        (
            {"changes": [{"key": "x", "calendars": {"office": {"week": 3}}}]},
            "wish.json: changes[0]: calendar office.week is not a list of lists of pairs",
        ),
        ({"wish": {"finish": "soon"}}, "wish.json: wish.finish is 'soon' and no whole number"),
        ({"hope": 1}, "wish.json: the trade-off has the unknown field hope"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(capsys, file, changed, reason):
    assert reason in refusal(capsys, file({**WISH, **changed}))


def test_another_text_is_refused(capsys, file):
    assert "wish.json: this is not JSON" in refusal(capsys, file("1 2 3"))
    assert refusal(capsys, file(WISH), "--format", "csv") == "--format takes json, not csv."
