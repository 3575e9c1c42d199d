"""`rooftree check`: findings like those of a linter, and exit codes for other programs."""

import json

import pytest

from rooftree.alignment.findings.actions import accept_finding, acknowledge_finding
from rooftree.alignment.findings.models import Finding
from rooftree.lib import clock
from rooftree.ops.commands import run
from rooftree.work.commitments.actions import make_commitment
from tests.alignment.scenes import a_goal_now, at, begin, monday, plan
from tests.world import build


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path


def late(world):
    item = world.item("late", owner=world.ben.person)
    make_commitment(item, to_whom="The board", date=monday(), by=world.ada.actor)
    return plan(world, item, at(monday(), 9), at(monday(2), 18))


def test_a_workspace_where_all_fits_passes(world, capsys):
    assert run(["check"]) == 0
    assert capsys.readouterr().out == "Everything fits.\n"


def test_warnings_are_printed_and_pass(world, capsys):
    begin(world, world.item("busy"))

    assert run(["check", "--workspace", "acme"]) == 0

    lines = capsys.readouterr().out.splitlines()
    nobody = f"(nobody, since {clock.today()})"
    assert lines[0].startswith("WEB-1: warning work-without-goal: WEB-1 is under way, and ")
    assert lines[1:] == [
        f"WEB-1: warning work-without-owner: WEB-1 is under way, and nobody is accountable for it. {nobody}",
        "0 errors, 2 warnings",
    ]


def test_an_open_error_fails_until_somebody_answers_it(world, capsys):
    late(world)

    assert run(["check"]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith("WEB-1: error plan-after-commitment: WEB-1 is planned to finish on ")
    assert "it is promised to The board by" in line
    assert line.endswith(f"(Ben, since {clock.today()})")

    acknowledge_finding(Finding.objects.get(severity="error"), by=world.ben.actor)
    assert run(["check"]) == 0

    accept_finding(Finding.objects.get(severity="error"), until=monday(), by=world.ben.actor)
    assert run(["check"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("1 accepted")


def test_json_is_for_programs(world, capsys):
    late(world)
    goal = a_goal_now(world)

    assert run(["check", "--workspace", "acme", "--json"]) == 1

    error, warning = json.loads(capsys.readouterr().out)
    assert error.pop("first_seen").startswith(str(clock.now().year))
    assert error == {
        "rule": "plan-after-commitment",
        "severity": "error",
        "subject": "WEB-1",
        "owner": "Ben",
        "state": "open",
        "evidence": {
            "item": "WEB-1",
            "finish": str(monday(2)),
            "to_whom": "The board",
            "promised": str(monday()),
            "late": 7,
        },
    }
    assert (warning["subject"], warning["owner"]) == (f"goal:{goal.pk}", None)


def test_all_workspaces_are_checked_and_told_apart(world, capsys):
    begin(world, world.item())
    other = build("other")
    begin(other, other.item())

    assert run(["check"]) == 0

    out = capsys.readouterr().out
    assert "acme/WEB-1: warning" in out
    assert "other/WEB-1: warning" in out
    assert out.endswith("0 errors, 4 warnings\n")


def test_an_unknown_workspace_is_refused(world, capsys):
    assert run(["check", "--workspace", "nowhere"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "There is no workspace nowhere."
