"""`rooftree import …`, which other programs call."""

import io
import json
import os
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from rooftree.accounts.models import User, Workspace
from rooftree.exchange.models import Run, SourceRecord
from rooftree.exchange.runs.folders import packed
from rooftree.ops.commands import run
from rooftree.work.items.actions import edit_item
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space, Status
from tests.exchange.boards import ALLOTMENT, board, bytes_of
from tests.exchange.importing import actor

pytestmark = pytest.mark.django_db

BOARD = str(ALLOTMENT)
COUNTS = ["found", "created", "updated", "degraded", "skipped"]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path


def trello(*words, file=BOARD, key="acme"):
    return run(["import", "trello", file, "--workspace", key, *words])


def printed(capsys):
    return json.loads(capsys.readouterr().out)


def last_error(capsys):
    return capsys.readouterr().err.splitlines()[-1]


def written(tmp_path, whole):
    file = tmp_path / "board.json"
    file.write_bytes(whole if isinstance(whole, bytes) else bytes_of(whole))
    return str(file)


def test_a_board_comes_into_a_workspace_that_is_made_for_it(capsys):
    assert trello("--json") == 0

    answer = printed(capsys)
    assert answer.keys() == {"run", "kinds", "remarks"}
    assert answer["run"] == Run.objects.get().pk
    assert list(answer["kinds"]["items"]) == COUNTS
    assert answer["kinds"]["items"]["created"] == Item.objects.count() == 6
    assert answer["remarks"][0].keys() == {
        "kind", "severity", "code", "message", "place", "sample", "count",
    }  # fmt: skip
    assert Workspace.objects.get().key == "acme"


def test_the_owner_of_the_installation_joins_what_an_import_made():
    owner = User.objects.create_user("owner@localhost")
    owner.is_instance_owner = True
    owner.save()

    trello()

    assert Workspace.objects.get(key="acme").memberships.get().user == owner


def test_a_dry_run_says_the_same_and_leaves_nothing(capsys, folder):
    assert trello("--json", "--dry-run") == 0
    foretold = printed(capsys)

    assert foretold["run"] is None
    assert not Workspace.objects.exists()
    assert not Run.objects.exists()
    assert not any((folder / "files" / "imports").iterdir())
    trello("--json")
    happened = printed(capsys)
    assert (happened["kinds"], happened["remarks"]) == (foretold["kinds"], foretold["remarks"])


def test_a_second_time_creates_nothing(capsys):
    trello()
    capsys.readouterr()

    assert trello("--json") == 0

    kinds = printed(capsys)["kinds"].values()
    assert sum(line["created"] + line["updated"] for line in kinds) == 0


def test_prefix_and_categories_can_be_chosen():
    assert trello("--prefix", "plot", "--map", "Ideas=todo", "--map", "Winter jobs=cancelled") == 0

    assert Item.objects.filter(key="PLOT-1").exists()
    categories = dict(Status.objects.values_list("name", "category"))
    assert (categories["Ideas"], categories["Winter jobs"]) == ("todo", "cancelled")


def test_a_file_may_come_through_a_pipe(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(ALLOTMENT.read_bytes())))

    assert trello(file="-") == 0

    assert "Import" in capsys.readouterr().out
    assert Item.objects.count() == 6


def test_the_report_for_people_tells_counts_and_reasons(capsys):
    trello()

    told = capsys.readouterr().out
    assert "Items" in told
    assert "The file stays with Trello" in told
    assert "of Allotment is done." in told


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--map", "Ideas=soon"], "'Ideas=soon' is no choice"),
        (["--map", "Nowhere=todo"], "There is no list 'Nowhere'; the file has 'Ideas', 'To Do'"),
        (["--prefix", "9X"], "A key prefix has 2 to 10 letters"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_before_anything_is_made(capsys, words, reason):
    assert trello(*words) == 2

    assert reason in last_error(capsys)
    assert not Workspace.objects.exists()


def test_a_short_name_that_is_none_is_refused(capsys):
    assert trello("--dry-run", key="No Name") == 2

    assert "short name" in last_error(capsys)


HOSTILE = {
    "nothing": b"",
    "words": b"Sorry, you must sign in to export this board.",
    "cut": bytes_of(board())[:9000],
    "another object": b'{"color": 1, "owner": "me"}',
    "a list": b"[1, 2, 3]",
    "deep": b'{"id":"x","name":"y","cards":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "no id": bytes_of(board(id=None)),
    "binary": bytes(range(256)) * 40,
    "lists that are none": bytes_of(board(lists="all", cards=7)),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_with_a_reason_and_leaves_nothing(
    capsys, tmp_path, folder, content
):
    assert trello("--json", file=written(tmp_path, content)) == 2

    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.splitlines()[-1].count(" ") >= 3
    assert not Workspace.objects.exists()
    assert not Run.objects.exists()
    assert not SourceRecord.objects.exists()
    assert not any((folder / "files" / "imports").iterdir())


def test_a_file_that_is_not_there_is_refused(capsys):
    assert trello(file="/nowhere/board.json") == 2

    assert last_error(capsys) == "/nowhere/board.json: No such file or directory"


def test_a_file_over_the_limit_is_refused(capsys, settings):
    settings.IMPORT_LIMIT_BYTES = 1000

    assert trello() == 2
    assert "too large" in last_error(capsys)


def test_html_in_names_stays_text(tmp_path):
    trello()

    assert Item.objects.filter(title="Buy a hose <b>& reel</b>").exists()


def test_an_import_is_taken_back(capsys):
    trello()
    number = str(Run.objects.get().pk)
    capsys.readouterr()

    assert run(["import", "revert", number, "--json"]) == 0

    answer = printed(capsys)
    assert answer["run"] == int(number)
    assert answer["removed"]["work.item"] == 6
    assert answer["kept"] == []
    assert not Space.objects.exists()


def test_what_was_edited_since_is_listed_and_goes_only_with_all(capsys):
    trello()
    made = Run.objects.get()
    edit_item(Item.objects.get(number=1), title="Dig deeper", by=actor(made.workspace))
    capsys.readouterr()

    assert run(["import", "revert", str(made.pk)]) == 0

    told = capsys.readouterr().out
    assert "kept items: ALL-1 Dig deeper (edited since)" in told
    assert Item.objects.count() == 1


def test_everything_goes_with_all():
    trello()
    made = Run.objects.get()
    edit_item(Item.objects.get(number=1), title="Dig deeper", by=actor(made.workspace))

    assert run(["import", "revert", str(made.pk), "--all"]) == 0

    assert not Item.objects.exists()


def test_imports_are_listed(capsys):
    trello()
    trello("--prefix", "NEW", key="other")
    capsys.readouterr()

    assert run(["import", "list", "--json"]) == 0

    rows = printed(capsys)
    assert [(row["workspace"], row["board"], row["state"]) for row in rows] == [
        ("acme", "Allotment", "done"),
        ("other", "Allotment", "done"),
    ]


@pytest.mark.parametrize("command", ["resume", "revert"])
def test_an_import_that_is_not_there_is_refused(capsys, command):
    assert run(["import", command, "99"]) == 2

    assert "There is no import 99" in last_error(capsys)


def test_what_is_done_is_not_resumed(capsys):
    trello()
    made = Run.objects.get()
    capsys.readouterr()

    assert run(["import", "resume", str(made.pk)]) == 2
    assert "This import is done" in last_error(capsys)
    assert Path(BOARD).exists()


def test_a_mapping_says_what_lists_mean(tmp_path):
    (tmp_path / "map.json").write_text(json.dumps({"prefix": "PLOT", "categories": {}}))

    assert trello("--mapping", str(tmp_path / "map.json")) == 0
    assert Space.objects.get().prefix == "PLOT"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"categories": []}',
        '{"prefixes": {"PUMP": 1}}',
        '{"prefix": 7}',
        '{"zone": 5}',
    ],
)
def test_a_mapping_that_is_none_is_refused(tmp_path, capsys, content):
    (tmp_path / "map.json").write_text(content)

    assert trello("--mapping", str(tmp_path / "map.json")) == 2
    assert "is no mapping" in last_error(capsys)


def test_a_zone_that_nobody_knows_is_refused(tmp_path, capsys):
    (tmp_path / "map.json").write_text('{"zone": "Mars/Olympus"}')

    assert trello("--mapping", str(tmp_path / "map.json")) == 2
    assert "Choose a time zone" in last_error(capsys)


@pytest.mark.parametrize(
    "words", [("--site", "https://trello.com"), ("--token-file", "secret.txt")]
)
def test_a_token_is_for_one_site(capsys, words):
    assert trello(*words) == 2
    assert "go together" in last_error(capsys)


def test_an_import_that_is_done_is_not_stopped(capsys):
    trello()
    capsys.readouterr()

    assert run(["import", "cancel", str(Run.objects.get().pk)]) == 2
    assert "nothing to stop" in last_error(capsys)


def test_a_folder_is_packed_for_the_reader(tmp_path, capsys):
    (tmp_path / "pages").mkdir()
    assert trello(file=str(tmp_path / "pages")) == 2
    assert "no file in this folder" in last_error(capsys)


def test_a_folder_may_hold_names_that_are_no_text(tmp_path):
    odd = os.fsencode(tmp_path) + b"/\xff.json"
    Path(os.fsdecode(odd)).write_bytes(b"[]")

    with packed(tmp_path) as content, ZipFile(content) as archive:
        assert archive.namelist() == ["\N{REPLACEMENT CHARACTER}.json"]


def test_a_table_is_read_as_the_mapping_says(tmp_path):
    table, mapping = tmp_path / "yard-2026-01-05.csv", tmp_path / "map.json"
    table.write_text("What,Until\nDig,03/04/2026\n")
    mapping.write_text(
        '{"reading": {"columns": {"What": "title", "Until": "due"}, "date_format": "mdy en"}}'
    )

    for _again in range(2):
        assert (
            run(["import", "csv", str(table), "--workspace", "acme", "--mapping", str(mapping)])
            == 0
        )

    item = Item.objects.get()
    assert (item.title, str(item.target), item.space.name) == ("Dig", "2026-03-04", "yard")


def test_every_format_has_a_command(tmp_path, capsys):
    github = tmp_path / "issues.json"
    github.write_text('[{"number": 7, "title": "Leak", "state": "OPEN"}]')

    assert run(["import", "github", str(github), "--workspace", "acme"]) == 0
    assert Item.objects.get().key == "ISS-7"
    assert run(["import", "linear", str(github), "--workspace", "acme"]) != 0
