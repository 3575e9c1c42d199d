"""What goes wrong in importers elsewhere, tried on a whole import; see docs/reference/import-pains.md."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from rooftree.exchange.formats.csv.reader import read as read_table
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.csv.reader import read
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.runs.carrying import carry_out, open_checked_run
from rooftree.exchange.runs.files import keep_file
from rooftree.work.comments.models import Comment
from rooftree.work.fields.models import FieldValue
from rooftree.work.items.models import Item
from rooftree.work.items.queries import item_by_key
from rooftree.work.labels.models import Label
from tests.exchange.boards import board
from tests.exchange.importing import actor, codes, row_counts
from tests.exchange.importing import bring as bring_board

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/reference/import-pains.md"

HEADER = (
    "Summary", "Issue key", "Issue Type", "Status", "Project key", "Project name", "Assignee",
    "Created", "Due Date", "Labels", "Labels", "Parent", "Description", "Comment", "Comment",
)  # fmt: skip


def row(number, kind="Story", **more):
    given = {
        "Summary": f"Issue {number}", "Issue key": f"PUMP-{number}", "Issue Type": kind,
        "Status": "To Do", "Project key": "PUMP", "Project name": "Pumps",
        "Created": "05/Jan/25 11:30 PM",
    }  # fmt: skip
    given |= more
    cells = []
    for name in HEADER:
        value = given.get(name, "")
        cells.append(value.pop(0) if isinstance(value, list) and value else value or "")
    return cells


def bring(world, *rows, zone="UTC"):
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    content = text.getvalue().encode()
    bundle, by = read(content, zone=zone), actor(world.workspace)
    kept = keep_file(io.BytesIO(content), "jira.csv")
    run = open_checked_run(world.workspace, kept, bundle, Choices(zone=zone), by=by)
    carry_out(run, by=by, bundle=bundle)
    return run


def test_comments_of_people_who_left_come_along_under_their_names(world):
    bring(world, row(1, Comment=["05/Jan/25 9:00 AM;gone-4711;I was here; once", ""]))

    comment = Comment.objects.get()
    assert (comment.body, comment.author.name) == ("I was here; once", "gone-4711")
    assert comment.author.user is None


def test_comments_keep_their_order_and_their_times(world):
    said = ["05/Jan/25 9:00 AM;Kim;first", "06/Jan/25 9:00 AM;Lou;second"]
    bring(world, row(1, Comment=said))

    told = Comment.objects.order_by("created_at").values_list("body", "author__name")
    assert list(told) == [("first", "Kim"), ("second", "Lou")]
    assert Comment.objects.get(body="first").created_at.date() == date(2025, 1, 5)


def test_a_second_import_makes_nothing_twice(world):
    rows = (row(1, "Epic"), row(2, Parent="PUMP-1", Labels=["wet", "dry"]))
    bring(world, *rows)
    before = row_counts()
    bring(world, *rows)

    assert row_counts() == before


def test_labels_that_differ_by_space_are_one(world):
    bring(world, row(1, Labels=["wet", " wet"]), row(2, Labels=["wet ", ""]))

    assert [label.name for label in Label.objects.all()] == ["wet"]


def test_columns_of_one_name_are_all_read(world):
    bring(world, row(1, Labels=["wet", "dry"]))

    assert {label.name for label in Label.objects.all()} == {"wet", "dry"}


def test_keys_stay_and_old_ones_are_found(world):
    bring(world, row(7), row(3))

    assert sorted(Item.objects.values_list("key", flat=True)) == ["PUMP-3", "PUMP-7"]
    assert item_by_key(world.ada.viewer, "pump-7").title == "Issue 7"


def test_an_epic_whose_stories_come_later_is_not_made_twice(world):
    bring(world, row(1, "Epic"))
    bring(world, row(1, "Epic"), row(2, Parent="PUMP-1"), row(3, "Sub-task", Parent="PUMP-2"))

    assert Item.objects.count() == 3
    assert item_by_key(world.ada.viewer, "PUMP-3").parent.parent.key == "PUMP-1"


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_a_due_day_is_the_same_day_in_every_zone(world, zone):
    bring(world, row(1, **{"Due Date": "10/Jan/25"}), zone=zone)

    assert Item.objects.get().target == date(2025, 1, 10)


def test_hyphens_and_tables_come_through_as_they_were_meant(world):
    bring(world, row(1, Description="a well-known-thing\n||h||\n|*c*|"))

    text = Item.objects.get().description
    assert "well-known-thing" in text
    assert "**c**" in text


def test_an_option_that_is_not_offered_any_more_stays(world):
    whole = board()
    field = next(one for one in whole["customFields"] if one["type"] == "list")
    bring_board(world.workspace, whole)
    values = list(
        FieldValue.objects.filter(field__name=field["name"]).values_list("value", flat=True)
    )
    assert values

    field["options"] = []
    bring_board(world.workspace, whole)
    kept = FieldValue.objects.filter(field__name=field["name"]).values_list("value", flat=True)
    assert list(kept) == values


def test_what_was_left_out_is_told(world):
    run = bring(world, row(1, Parent="ELSE-1"))

    assert codes(run.report)


def test_every_pain_names_a_test_that_is_there():
    lines = [line for line in PAGE.read_text().splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(lines) == 20
    for line in lines:
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", line)
        assert named, line
        for file, name in named:
            assert f"def {name}(" in (ROOT / file).read_text(), (file, name)


@pytest.mark.parametrize("suffix", ["xml", "mpp"])
def test_a_plan_of_ms_project_is_refused_by_name(suffix):
    plans = {
        "xml": b'<?xml version="1.0"?>\n<Project xmlns="http://schemas.microsoft.com/project">',
        "mpp": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500,
    }

    with pytest.raises(FormatError, match="a plan of MS Project"):
        read_table(plans[suffix])
