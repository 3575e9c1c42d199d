"""Real boards, from the command line to the tables, counted by another road."""

import json
import time

import pytest

from rooftree.accounts.models import Workspace
from rooftree.changes.verify import faults
from rooftree.exchange.models import Run
from rooftree.ops.commands import run
from rooftree.work.models import (
    Attachment,
    CheckItem,
    Checklist,
    Comment,
    FieldValue,
    Item,
    Label,
    Status,
)
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.exchange.importing import row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

REFUSED = {"nextcloud__deck__config-trelloJson.json"}
COUNTS = ("found", "created", "degraded", "skipped")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def samples(shared):
    files = sorted((shared / "samples" / "trello").glob("*.json"))
    assert len(files) > len(REFUSED)
    return files


def command(capsys, *words):
    code = run(["import", *words, "--json"])
    streams = capsys.readouterr()
    return code, json.loads(streams.out) if streams.out else None, streams.err


def in_the_file(path):
    """Count in the parsed file, knowing nothing of the reader."""
    raw = json.loads(path.read_text("utf-8"))
    ids = {card["id"] for card in raw["cards"]}
    comments = [one for one in raw["actions"] if one["type"] in {"commentCard", "copyCommentCard"}]
    return {
        Item: len(raw["cards"]),
        Status: len(raw["lists"]),
        Label: len(raw.get("labels", [])),
        Checklist: len(raw["checklists"]),
        CheckItem: sum(len(one["checkItems"]) for one in raw["checklists"]),
        Comment: len([one for one in comments if one["data"]["card"]["id"] in ids]),
        Attachment: sum(len(card["attachments"]) for card in raw["cards"]),
        FieldValue: sum(len(card.get("customFieldItems", [])) for card in raw["cards"]),
    }


def test_every_board_comes_in_whole_once_and_goes_again(samples, capsys):
    table = []
    for number, path in enumerate(samples):
        key = f"w{number}"
        if path.name in REFUSED:
            code, answer, told = command(capsys, "trello", str(path), "--workspace", key)
            assert (code, answer) == (2, None)
            assert "not the export of a Trello board" in told.splitlines()[-1]
            assert not Workspace.objects.filter(key=key).exists()
            continue
        table.append(lifetime(path, key, capsys))
    with capsys.disabled():
        print()  # noqa: T201 - figures that people ask for
        for line in table:
            print(*line, sep=" | ")  # noqa: T201


def lifetime(path, key, capsys):
    words = ("trello", str(path), "--workspace", key)
    _code, foretold, _told = command(capsys, *words, "--dry-run")
    assert not Workspace.objects.filter(key=key).exists()
    begun = time.monotonic()
    code, answer, _told = command(capsys, *words)
    seconds = time.monotonic() - begun
    assert code == 0
    workspace = Workspace.objects.get(key=key)
    expected = in_the_file(path)
    stored = {model: model.objects.filter(workspace=workspace).count() for model in expected}
    assert stored == expected, path.name
    assert (answer["kinds"], answer["remarks"]) == (foretold["kinds"], foretold["remarks"])
    assert rebuilt(workspace.pk) == tables_now(workspace.pk)

    numbers = row_counts()
    _code, again, _told = command(capsys, *words)
    assert row_counts() == numbers
    assert not any(one["created"] or one["updated"] for one in again["kinds"].values())

    for made in Run.objects.filter(workspace=workspace).order_by("-pk"):
        _code, outcome, _told = command(capsys, "revert", str(made.pk))
        assert outcome["kept"] == []
    assert tables_now(workspace.pk).keys() == {"accounts.workspace", "work.kind"}
    assert rebuilt(workspace.pk) == tables_now(workspace.pk)
    assert not list(faults(workspace.pk))
    totals = [sum(line[name] for line in answer["kinds"].values()) for name in COUNTS]
    return (path.name, *totals, f"{seconds:.1f}")
