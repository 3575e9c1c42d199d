"""Linear's export, and the real files."""

import csv
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.linear.reader import overview, read
from tests.exchange.boards import assert_adds_up
from tests.exchange.tabular.tables import category_of, csv_of, remark, titled

HEADERS = [
    "ID", "Team", "Title", "Status", "Estimate", "Priority", "Project", "Labels", "Cycle Number",
    "Cycle Name", "Cycle Start", "Cycle End", "Created", "Updated", "Started", "Completed", "Canceled",
    "Archived", "Due Date", "Parent issue", "Blocked by", "Related to",
]  # fmt: skip


def row(own, title, status="Todo", **more):
    """Return a row; `more` goes by the words of the headers."""
    given = {
        "ID": own,
        "Team": "Pumps",
        "Title": title,
        "Status": status,
        "Priority": "No priority",
    }
    given |= {name.replace("_", " "): value for name, value in more.items()}
    return [given.get(header, "") for header in HEADERS]


def bundle_of(*rows):
    return read(csv_of(HEADERS, *rows))


def test_an_issue_keeps_its_key_and_its_team_becomes_a_space():
    bundle = bundle_of(row("PUM-7", "Dig"))
    item = titled(bundle)["Dig"]
    (space,) = bundle.spaces

    assert (item.source_id, item.number, item.space) == ("PUM-7", 7, "PUM")
    assert (space.name, space.prefix) == ("Pumps", "PUM")


def test_cycles_become_sprints_and_projects_releases():
    bundle = bundle_of(
        row("PUM-1", "Dig", Project="Well", Cycle_Number="3", Cycle_Name="Spring",
            Cycle_Start="2026-03-01T00:00:00.000Z", Cycle_End="2026-03-15T00:00:00.000Z",
            Updated="2026-03-08T00:00:00.000Z")
    )  # fmt: skip
    item = titled(bundle)["Dig"]
    (sprint,), (release,) = bundle.sprints, bundle.releases

    assert (sprint.name, sprint.state, item.sprints) == ("Spring", "active", (sprint.source_id,))
    assert (release.name, item.releases) == ("Well", (release.source_id,))
    assert remark(bundle, "project_became_release")


def test_priorities_and_estimates_have_their_places():
    words = ["No priority", "Low", "Medium", "High", "Urgent"]
    bundle = bundle_of(
        *(row(f"P-{at}", word, Priority=word, Estimate="3") for at, word in enumerate(words, 1))
    )

    assert [titled(bundle)[word].priority for word in words] == [0, 1, 2, 3, 4]
    assert titled(bundle)["Low"].points == Decimal(3)


def test_times_say_when_work_began_and_ended_and_what_statuses_mean():
    bundle = bundle_of(
        *(
            row(f"P-{at}", f"a{at}", "Shipyard", Completed="2026-01-05T00:00:00Z")
            for at in range(1, 4)
        ),
        row("P-8", "b", "Somewhere", Started="2026-01-04T00:00:00Z"),
        row("P-9", "c", "Nowhere", Canceled="2026-01-03T00:00:00Z"),
    )
    items = titled(bundle)

    assert category_of(bundle, items["a1"]) == "done"
    assert category_of(bundle, items["b"]) == "doing"
    assert category_of(bundle, items["c"]) == "cancelled"
    assert items["b"].began_at == datetime(2026, 1, 4, tzinfo=UTC)
    assert items["c"].resolved_at == datetime(2026, 1, 3, tzinfo=UTC)


def test_sub_issues_and_relations_are_kept():
    bundle = bundle_of(
        row("P-1", "Dig"),
        row("P-2", "Spade", Parent_issue="P-1", Blocked_by="P-3", Related_to="P-1"),
        row("P-3", "Buy"),
    )

    assert titled(bundle)["Spade"].parent == "P-1"
    assert {(one.source, one.target, one.kind) for one in bundle.links} == {
        ("P-3", "P-2", "FS"), ("P-2", "P-1", "relates"),
    }  # fmt: skip


def test_a_table_of_another_tool_is_refused():
    with pytest.raises(FormatError, match="not the columns of that tool"):
        read(csv_of(["Amount", "Words here"], ["1", "Digging a hole"], ["2", "Filling it again"]))


def test_the_overview_says_what_the_columns_mean():
    found = {one.header: one.meaning for one in overview(csv_of(HEADERS, row("P-1", "x"))).columns}

    assert (found["Estimate"], found["Project"], found["Team"]) == ("points", "release", "space")


def counted(path):
    """Count in the rows of a file, knowing nothing of the reader."""
    with path.open(encoding="utf-8", newline="") as content:
        rows = list(csv.DictReader(content))
    labels = {word.strip() for one in rows for word in one["Labels"].split(",") if word}
    return {
        "items": len(rows),
        "statuses": len({one["Status"] for one in rows}),
        "labels": len(labels),
        "people": len({one[name] for one in rows for name in ("Creator", "Assignee")} - {""}),
        "releases": len({one["Project"] for one in rows} - {""}),
        "sprints": len({one["Cycle Name"] for one in rows} - {""}),
        "parents": sum(bool(one.get("Parent issue")) for one in rows),
        "archived": sum(bool(one["Archived"]) for one in rows),
    }


def test_every_sample_has_the_counts_of_its_file(shared):
    found = sorted((shared / "samples" / "linear").glob("*.csv"))
    assert found
    for path in found:
        bundle = read(path)
        expected = counted(path)
        assert_adds_up(bundle)
        expected["statuses"] += sum(1 for one in bundle.remarks if one.code == "ended_elsewhere")
        items = list(bundle.items)
        kinds = set(expected) - {"parents", "archived"}
        counts = {kind: len(getattr(bundle, kind)) for kind in kinds}
        counts["parents"] = sum(item.parent is not None for item in items)
        counts["archived"] = sum(item.is_archived for item in items)

        assert counts == expected, path.name
