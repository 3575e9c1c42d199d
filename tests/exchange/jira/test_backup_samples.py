"""Real backups: what the files hold, counted by another road, is what comes over."""

import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from rooftree.exchange.formats.jira.backup.reader import read
from rooftree.exchange.formats.jira.recognise import kind_of
from tests.exchange.boards import assert_adds_up


@pytest.fixture(scope="module")
def samples(shared):
    """The backups, each with its parsed tree and its bundle."""
    paths = sorted((shared / "samples" / "jira-backup").glob("*.xml"))
    return [(path, ET.parse(path).getroot(), read(path)) for path in paths]


def test_every_backup_is_read(samples):
    assert len(samples) == 10
    for path, _root, bundle in samples:
        assert kind_of(path) == "backup"
        assert_adds_up(bundle)
        assert not {"damaged", "broken_row"} & {remark.code for remark in bundle.remarks}


def test_counts_are_those_of_the_file(samples):
    for path, root, bundle in samples:
        holding = {one.get("id") for one in root.iter("IssueLinkType") if one.get("style")}
        links = Counter(one.get("linktype") in holding for one in root.iter("IssueLink"))
        expected = {
            "issues": len(root.findall("Issue")),
            "projects": len(root.findall("Project")),
            "comments": sum(one.get("type") == "comment" for one in root.iter("Action")),
            "worklogs": len(root.findall("Worklog")),
            "attachments": len(root.findall("FileAttachment")),
            "links": links[False],
            "sub-tasks": links[True],
            "labels": len(root.findall("Label")),
            "components": len(root.findall("Component")),
            "versions": len(root.findall("Version")),
            "watched": kinds(root)["WatchIssue"],
            "votes": kinds(root)["VoteIssue"],
        }
        found = {
            "issues": len(bundle.items),
            "projects": len(bundle.spaces),
            "comments": len(bundle.comments),
            "worklogs": len(bundle.time_entries),
            "attachments": len(bundle.attachments),
            "links": len(bundle.links),
            "sub-tasks": sum(item.parent is not None for item in bundle.items),
            "labels": sum(len(item.labels) for item in bundle.items),
            "components": len(bundle.components),
            "versions": len(bundle.releases),
            "watched": sum(len(item.watchers) for item in bundle.items),
            "votes": sum(len(item.voters) for item in bundle.items),
        }
        assert found == expected, path.name


def kinds(root):
    return Counter(
        one.get("associationType")
        for one in root.iter("UserAssociation")
        if one.get("sinkNodeEntity") == "Issue"
    )


def test_values_are_those_of_the_file(samples):
    for path, root, bundle in samples:
        items = {item.source_id: item for item in bundle.items}
        statuses = {one.get("id"): one.get("name") for one in root.iter("Status")}
        for row in root.iter("Issue"):
            item = items[row.get("key")]
            assert item.title == row.get("summary")
            assert item.status.partition("/")[2] == statuses[row.get("status")]
            assert item.reporter == row.get("reporter")
            assert item.assignees == ((row.get("assignee"),) if row.get("assignee") else ())
            assert str(item.target or "") == (row.get("duedate") or "")[:10], path.name
            assert (item.estimate or 0) * 60 == int(row.get("timeoriginalestimate") or 0)


def test_events_are_the_changes_of_the_file(samples):
    for path, root, bundle in samples:
        moves = Counter(one.get("field").lower() for one in root.iter("ChangeItem"))
        verbs = Counter(event.verb for event in bundle.events)

        assert verbs["created"] == len(bundle.items)
        assert verbs["moved"] == moves["status"], path.name
        assert verbs["attached"] + verbs["detached"] == moves["attachment"]


def test_somebody_who_is_gone_keeps_what_they_said(samples):
    bundle = next(bundle for path, _root, bundle in samples if "removed-user" in path.name)

    person = next(one for one in bundle.people if one.source_id == "removed_user")
    assert not person.is_known
    assert "removed_user" in {one.author for one in bundle.comments}
    assert "removed_user" in {one.author for one in bundle.time_entries}
