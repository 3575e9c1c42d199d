"""`rooftree plan`"""

import json

import pytest

from rooftree.ops.commands import run
from tests.planning.planned import DAY


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path


def test_it_prints_the_plan_and_moves_nothing(world, capsys):
    item = world.item("Something", estimate_likely=DAY, assignees=[world.ada.person])

    assert run(["plan", "--workspace", "acme"]) == 0

    line, summary = capsys.readouterr().out.splitlines()
    assert line.endswith("WEB-1            Something critical assumed")
    assert summary == "acme: 1 items planned, 1 of them with assumed values."
    item.refresh_from_db()
    assert item.planned_start is None


def test_it_prints_json_alone_and_accepts_when_told(world, capsys):
    parent = world.item("Parent")
    item = world.item("Something", parent=parent)

    assert run(["plan", "--json", "--accept"]) == 0

    (told,) = json.loads(capsys.readouterr().out)
    assert [one["key"] for one in told["items"]] == ["WEB-1", "WEB-2"]
    assert told["items"][1]["assumed"] == ["doers", "duration", "load"]
    assert (told["accepted"]["planned"], told["accepted"]["stale"]) == (1, [])
    item.refresh_from_db()
    assert item.planned_start.isoformat() == told["items"][1]["start"]


def test_an_unknown_workspace_is_refused(world, capsys):
    assert run(["plan", "--workspace", "nowhere"]) == 2
    assert capsys.readouterr().err.strip() == "There is no workspace nowhere."
