import json
import os
import re

import pytest

from rooftree.accounts.models import User, Workspace
from rooftree.accounts.roles import Role
from rooftree.changes.models import Change
from rooftree.jobs import later, queue, worker
from rooftree.ops.commands import run
from rooftree.ops.early import set_early_options
from rooftree.work.founding import found_workspace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path


def last_error(capsys):
    return capsys.readouterr().err.splitlines()[-1]


def test_help_is_no_error(capsys):
    assert run(["--help"]) == 0
    assert "serve" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["dance"], "No such command 'dance'"),
        (["user", "create"], "Missing argument 'EMAIL'"),
        (["serve", "--port", "many"], "Invalid value for '--port'"),
        (["serve", "--port", "70000"], "Invalid value for '--port'"),
    ],
)
def test_a_wrong_command_line_is_refused_with_the_reason_last(capsys, arguments, reason):
    assert run(arguments) == 2
    assert reason in last_error(capsys)


def test_a_user_is_made_let_in_and_given_a_link(capsys, client):
    workspace = found_workspace("acme")

    assert run(["user", "create", "ben@example.org", "--name", "Ben", "--role", "admin"]) == 0

    link = capsys.readouterr().out.strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:8642/sign-in/link/\S+", link)
    assert workspace.memberships.get(user__email="ben@example.org").role == Role.ADMIN
    assert Change.objects.get(verb="people.member.joined").via == "cli"
    client.get(link.removeprefix("http://127.0.0.1:8642"))
    assert "_auth_user_id" in client.session


def test_the_first_user_may_come_before_the_first_workspace():
    assert run(["user", "create", "ada@example.org", "--workspace", "acme", "--role", "owner"]) == 0

    assert Workspace.objects.get().key == "acme"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nobody", "--workspace", "acme"], "'nobody' is not a mail address."),
        (["ben@example.org", "--workspace", "acme", "--role", "king"], "There is no role 'king'"),
        (["ben@example.org", "--workspace", "nowhere"], "There is no workspace nowhere."),
        (["ben@example.org"], "There are several workspaces"),
        (["ada@example.org", "--workspace", "acme"], "has an account already"),
    ],
)
def test_a_user_that_cannot_be_made_leaves_nothing(capsys, arguments, reason):
    found_workspace("acme")
    found_workspace("other")
    User.objects.create_user("ada@example.org")

    assert run(["user", "create", *arguments]) == 2

    assert reason in last_error(capsys)
    assert User.objects.count() == 1


def test_a_link_is_given_for_an_account_only(capsys):
    User.objects.create_user("ada@example.org")

    assert run(["user", "link", "ADA@example.org", "--site", "https://plan.example.org/"]) == 0
    assert capsys.readouterr().out.startswith("https://plan.example.org/sign-in/link/")
    assert run(["user", "link", "dan@example.org"]) == 2
    assert last_error(capsys) == "There is no account of dan@example.org."


def break_down():
    raise OSError("the disk is on fire")


@pytest.mark.django_db(transaction=True)
def test_the_doctor_finds_a_new_installation_well(capsys):
    found_workspace("acme")

    assert run(["doctor"]) == 0
    assert "Change log of acme is whole" in capsys.readouterr().out


def test_the_doctor_finds_an_altered_log(capsys):
    found_workspace("acme")
    Change.objects.filter(seq=1).update(verb="something.else")

    assert run(["doctor"]) == 1
    assert "CARE  Change log of acme: Entry 1 was altered" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_the_doctor_shows_jobs_that_were_given_up(capsys, settings, monkeypatch):
    settings.JOBS_AT_ONCE = False
    monkeypatch.setattr(queue, "PAUSES_SECONDS", ())
    later(break_down)
    worker.do_one_job()

    assert run(["doctor"]) == 1
    assert "OSError: the disk is on fire" in capsys.readouterr().out


def test_the_doctor_warns_of_a_key_that_others_can_read(capsys, settings):
    (settings.DATA / "secret.key").write_text("open")
    (settings.DATA / "secret.key").chmod(0o644)

    assert run(["doctor"]) == 1
    assert "Others can read" in capsys.readouterr().out


INSTANCE = """
4 1
2
0 0 2 2 3
3 1 1 4
2 2 1 4
0 0 0
"""


def test_the_engine_prints_json_alone(capsys, tmp_path):
    file = tmp_path / "tiny.rcp"
    file.write_text(INSTANCE)

    assert run(["engine", "schedule", str(file), "--seconds", "0.2", "--json"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"status", "makespan", "lower_bound", "seconds", "starts"}
    assert printed["makespan"] == 5


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("missing.sm", None, "missing.sm: No such file or directory"),
        ("empty.sm", "", "empty.sm: line"),
        ("broken.rcp", "4 1\n2\n0 0 2 9", "broken.rcp: line"),
    ],
)
def test_a_file_that_is_no_instance_is_refused(capsys, tmp_path, name, text, reason):
    if text is not None:
        (tmp_path / name).write_text(text)

    assert run(["engine", "schedule", str(tmp_path / name), "--json"]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert reason in captured.err.splitlines()[-1]


def test_seconds_are_a_number_from_nought_on(capsys, tmp_path):
    assert run(["engine", "schedule", str(tmp_path), "--seconds", "nan"]) == 2
    assert last_error(capsys) == "--seconds takes a number from 0 on."


@pytest.mark.parametrize(
    "words", [["--data", "/x"], ["serve", "--data=/x"], ["check", "--data", "/x"]]
)
def test_the_data_folder_is_known_before_django_starts(monkeypatch, words):
    monkeypatch.setenv("ROOFTREE_DATA", "/elsewhere")
    set_early_options(words)

    assert os.environ["ROOFTREE_DATA"] == "/x"
