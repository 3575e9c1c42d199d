"""Real exports of trackers, from the command line to the tables and back; or a clear refusal."""

import json
import time

import pytest

from rooftree.accounts.models import Workspace
from rooftree.changes.verify import faults
from rooftree.exchange.models import Run
from rooftree.ops.commands import run
from rooftree.work.models import Comment, Item, TimeEntry
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.exchange.importing import row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FOLDERS = {
    "jira-csv": "jira",
    "jira-rss": "jira",
    "jira-rest": "jira",
    "jira-rest-sessions": "jira",
    "jira-backup": "jira",
    "github-issues": "github",
    "linear": "linear",
}
COUNTS = ("found", "created", "degraded", "skipped")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"


def command(capsys, *words):
    code = run(["import", *words, "--json"])
    streams = capsys.readouterr()
    return code, json.loads(streams.out) if streams.out else None, streams.err


@pytest.mark.parametrize("name", FOLDERS)
def test_every_export_comes_in_once_and_goes_again_or_is_refused_with_a_reason(
    shared, capsys, name
):
    files = sorted(path for path in (shared / "samples" / name).iterdir() if path.is_file())
    assert files
    table = [
        lifetime(path, FOLDERS[name], f"w{number}", capsys) for number, path in enumerate(files)
    ]
    assert any(line[1] != "refused" for line in table)
    with capsys.disabled():
        print(f"\n{name}")  # noqa: T201 - figures that people ask for
        for line in table:
            print(*line, sep=" | ")  # noqa: T201


def lifetime(path, system, key, capsys):
    words = (system, str(path), "--workspace", key)
    begun = time.monotonic()
    code, foretold, told = command(capsys, *words, "--dry-run")
    if code == 2:
        assert not Workspace.objects.filter(key=key).exists()
        reason = told.splitlines()[-1]
        assert len(reason.split()) >= 3
        return path.name, "refused", reason
    assert code == 0, told
    code, answer, told = command(capsys, *words)
    assert code == 0, told
    seconds = time.monotonic() - begun
    workspace = Workspace.objects.get(key=key)
    assert_as_foretold(foretold, answer)
    assert_stored(workspace, answer)
    assert rebuilt(workspace.pk) == tables_now(workspace.pk)
    assert list(faults(workspace.pk)) == []
    assert_a_second_time_makes_nothing(capsys, words)
    assert_gone(capsys, workspace)
    items = answer["kinds"].get("items", dict.fromkeys(COUNTS, 0))
    every = [sum(kind[count] for kind in answer["kinds"].values()) for count in COUNTS]
    return path.name, *every, f"{items['created']} items", f"{seconds:.1f} s"


def assert_as_foretold(foretold, answer):
    for kind, line in answer["kinds"].items():
        for count in ("found", "created", "skipped"):
            # Which dependencies close a circle is seen when they are written; none is left out.
            assert foretold["kinds"][kind][count] == line[count], (kind, count)


def assert_stored(workspace, answer):
    def created(kind):
        return answer["kinds"].get(kind, {}).get("created", 0)

    mine = {"workspace": workspace}
    assert Item.objects.filter(**mine).count() == created("items")
    assert Comment.objects.filter(**mine).count() == created("comments")
    assert TimeEntry.objects.filter(**mine).count() == created("time_entries")


def assert_a_second_time_makes_nothing(capsys, words):
    before = row_counts()
    _code, again, _told = command(capsys, *words)
    assert all(line["created"] == line["updated"] == 0 for line in again["kinds"].values())
    assert row_counts() == before
    assert not [one for one in again["remarks"] if one["code"] == "kept_edit"]


def assert_gone(capsys, workspace):
    for one in Run.objects.filter(workspace=workspace).order_by("-pk"):
        code, outcome, told = command(capsys, "revert", str(one.pk))
        assert (code, outcome["kept"]) == (0, []), told
    assert tables_now(workspace.pk).keys() == {"accounts.workspace", "work.kind"}
