"""Lists of other trackers in a workspace: once, again, and taken back."""

import io
from datetime import date

import pytest

from rooftree.changes.models import Change
from rooftree.exchange.formats.registry import reader_of
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.reverting.reverting import revert_run
from rooftree.exchange.runs.carrying import carry_out, open_checked_run
from rooftree.exchange.runs.files import keep_file
from rooftree.product.releases.models import Release
from rooftree.project.sprints.models import Sprint
from rooftree.work.comments.models import Comment
from rooftree.work.items.actions import edit_item
from rooftree.work.items.models import Assignment, Item
from rooftree.work.labels.models import ItemLabel
from rooftree.work.links.models import Dependency
from tests.exchange.github.answers import PAGE, bytes_of, from_gh, user
from tests.exchange.importing import actor, row_counts
from tests.exchange.linear.test_linear import HEADERS, row
from tests.exchange.tabular.tables import csv_of, xlsx_of

pytestmark = pytest.mark.django_db

GITHUB = bytes_of(
    [
        from_gh(1, subIssues=[{"number": 2}], milestone={"title": "2.0", "dueOn": "2026-05-01T00:00:00Z"}),
        from_gh(2, assignees=[user("ben")], labels=[{"name": "bug", "color": "d73a4a"}],
                comments=[{"id": "c", "body": "Deep", "author": {"login": "ben"}}],
                blockedBy=[{"number": 3}]),
        from_gh(3, state="CLOSED", stateReason="COMPLETED", closedAt="2026-03-01T00:00:00Z"),
        from_gh(7, url=f"{PAGE.replace('pump', 'valve')}/issues/7"),
    ]
)  # fmt: skip
LINEAR = csv_of(
    HEADERS,
    row("P-1", "Dig", "In Progress", Started="2026-03-01T00:00:00Z", Estimate="3", Project="Well"),
    row("P-2", "Spade", "Done", Completed="2026-03-02T00:00:00Z", Parent_issue="P-1", Blocked_by="P-1",
        Cycle_Name="Spring", Cycle_Number="1", Labels="Bug"),
)  # fmt: skip
TABLE = ["ID", "Title", "Status", "Board", "Assignee", "Parent", "Blocked by", "Depth"]
ROWS = [
    ["1", "Dig", "Doing", "Garden", "Ada Low", "", "", "3"],
    ["2", "Fill", "Done", "Cellar", "Ben Hur", "1", "3", "4"],
    ["3", "Rake", "Done", "Garden", "", "", "", ""],
]
FILES = [
    ("github", GITHUB),
    ("linear", LINEAR),
    ("csv", csv_of(TABLE, *ROWS)),
    ("csv", xlsx_of(TABLE, *ROWS)),
]


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def bring(world, system, content):
    """Import a file; returns the run and its report."""
    kept, choices = keep_file(io.BytesIO(content), "list"), Choices(reading={"source": "list"})
    by = actor(world.workspace)
    bundle = reader_of(system)(content, zone="UTC", mapping=choices.reading)
    run = open_checked_run(world.workspace, kept, bundle, choices, by=by)
    return run, carry_out(run, by=by)


@pytest.mark.parametrize(("system", "content"), FILES)
def test_the_second_time_nothing_changes(world, system, content):
    bring(world, system, content)
    before = row_counts(), Change.objects.filter(verb__startswith="exchange.item").count()

    _run, report = bring(world, system, content)

    assert (row_counts(), Change.objects.filter(verb__startswith="exchange.item").count()) == before
    assert all(line["created"] == line["updated"] == 0 for line in report["kinds"].values())


@pytest.mark.parametrize(("system", "content"), FILES)
def test_what_was_edited_here_stays(world, system, content):
    bring(world, system, content)
    item = Item.objects.exclude(space=world.space).first()
    edit_item(item, title="Mine", by=world.ada.actor)

    bring(world, system, content)

    item.refresh_from_db()
    assert item.title == "Mine"


@pytest.mark.parametrize(("system", "content"), FILES)
def test_an_import_can_be_taken_back(world, system, content):
    before = row_counts()
    run, _report = bring(world, system, content)
    assert row_counts() != before

    revert_run(run, by=actor(world.workspace))

    assert row_counts() == before


def test_what_a_later_list_does_not_speak_of_stays(world):
    headers = ["ID", "Title", "Description", "Status", "Assignee", "Labels", "Due", "Start"]
    row = ["1", "Dig", "Deep", "Done", "Ada Low", "wet", "2026-03-09", "2026-03-01"]
    bring(world, "csv", csv_of(headers, row))
    item = Item.objects.filter(title="Dig")
    sets = Assignment.objects.all(), ItemLabel.objects.all()
    before = item.values().get(), [one.count() for one in sets]

    _run, report = bring(world, "csv", csv_of(["ID", "Title"], ["1", "Dig"]))

    assert (item.values().get(), [one.count() for one in sets]) == before
    assert report["kinds"]["items"]["updated"] == 0


def test_of_dates_github_does_not_speak_so_nobody_is_told_that_ours_stay(world):
    bring(world, "github", GITHUB)
    edit_item(Item.objects.get(key="PUMP-1"), target=date(2026, 5, 1), by=world.ada.actor)

    _run, report = bring(world, "github", GITHUB)

    assert "kept_edit" not in [remark["code"] for remark in report["remarks"]]


def test_issues_of_github_are_items_with_all_that_belongs_to_them(world):
    bring(world, "github", GITHUB)
    items = {item.key: item for item in Item.objects.filter(space__name__in=["pump", "valve"])}

    assert sorted(items) == ["PUMP-1", "PUMP-2", "PUMP-3", "VALVE-7"]
    assert items["PUMP-2"].parent == items["PUMP-1"]
    assert items["PUMP-2"].kind.slug == "bug"
    assert items["PUMP-3"].status.category == "done"
    assert items["PUMP-3"].actual_finish.day == 1
    assert Dependency.objects.get().predecessor == items["PUMP-3"]
    assert Comment.objects.get().item == items["PUMP-2"]
    assert [(one.name, str(one.target)) for one in Release.objects.all()] == [("2.0", "2026-05-01")]


def test_issues_of_linear_keep_keys_times_and_cycles(world):
    bring(world, "linear", LINEAR)
    items = {item.title: item for item in Item.objects.filter(space__name="Pumps")}

    assert items["Dig"].key.endswith("-1")
    assert items["Dig"].actual_start.day == 1
    assert items["Spade"].actual_finish.day == 2
    assert items["Spade"].parent == items["Dig"]
    assert [sprint.name for sprint in Sprint.objects.all()] == ["Spring"]


def test_rows_of_several_boards_refer_to_each_other(world):
    bring(world, "csv", csv_of(TABLE, *ROWS))
    items = {item.title: item for item in Item.objects.filter(space__name__in=["Garden", "Cellar"])}

    assert items["Fill"].parent == items["Dig"]
    waits = Dependency.objects.get()
    assert (waits.predecessor, waits.successor) == (items["Rake"], items["Fill"])


def test_a_narrow_table_of_jira_takes_nothing_away(world):
    headers = [
        "Summary",
        "Issue key",
        "Status",
        "Issue Type",
        "Description",
        "Assignee",
        "Due Date",
    ]
    bring(
        world,
        "jira",
        csv_of(headers, ["Dig", "J-1", "Done", "Task", "Deep", "Ada Low", "2026-03-09"]),
    )
    before = Item.objects.filter(title="Dig").values().get()

    bring(world, "jira", csv_of(headers[:4], ["Dig", "J-1", "Done", "Task"]))

    assert Item.objects.filter(title="Dig").values().get() == before
    assert before["description"] == "Deep"
    assert Assignment.objects.count() == 1
