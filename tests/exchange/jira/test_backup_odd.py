"""Backups with odd values and damaged bytes: a reason or a remark, never a crash."""

import random
import re

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.backup.reader import read
from tests.exchange.boards import assert_adds_up
from tests.exchange.jira.backups import NOON, backup, custom, issue, row

FULL = backup(
    issue(1, reporter="ada", assignee="gone", priority=2, resolution=1, votes=2, duedate=NOON, type=6,
          timeoriginalestimate=7200, timeestimate=1800, description="h2. Soil\n* wet", security=7),
    issue(2, type=5),
    row("IssueLink", id=1, linktype=11, source=10_001, destination=10_002),
    row("IssueLink", id=2, linktype=10, source=10_001, destination=10_002),
    row("Action", id=7, issue=10_001, author="ada", type="comment", body="*Yes*\nno", created=NOON),
    row("Worklog", id=5, issue=10_001, author="ada", body="Dug", startdate=NOON, timeworked=5400),
    row("ChangeGroup", id=1, issue=10_001, author="ada", created=NOON),
    row("ChangeItem", id=1, group=1, field="status", oldvalue=3, oldstring="A", newvalue=5, newstring="B"),
    row("ChangeItem", id=2, group=1, field="Sprint", newvalue="3, 4", newstring="One, Two"),
    row("FileAttachment", id=77, issue=10_001, filename="bed.png", filesize=4, created=NOON),
    row("Label", id=1, issue=10_001, label="wet"),
    row("MovedIssueKey", id=1, oldIssueKey="PEN-77", issueId=10_001),
    row("EntityProperty", id=1, entityId=10_002, propertyKey="jpo-issue-properties", value='{"parent_id":1}'),
    row("UserAssociation", sourceName="ada", sinkNodeId=10_001, sinkNodeEntity="Issue",
        associationType="WatchIssue"),
    row("Version", id=1, project=100, name="1.0", sequence=2, releasedate=NOON),
    row("NodeAssociation", sourceNodeId=10_001, sourceNodeEntity="Issue", sinkNodeId=1,
        sinkNodeEntity="Version", associationType="IssueFixVersion"),
    custom(1, "gh-sprint", "Sprint", stringvalue="3"),
    custom(2, "float", "Story Points", numbervalue="5.0"),
    custom(3, "cascadingselect", "Soil", stringvalue="7"),
    custom(4, "datetime", "When", datevalue=NOON),
    custom(5, "userpicker", "Who", stringvalue="ada"),
    custom(6, "float", "Depth", numbervalue="2.5"),
)  # fmt: skip
ODD = (
    "", " ", "0", "-1", "x", "1e999", "NaN", "99999999999999999999999", "2024-99-99", "null", "10001",
    "{", "ada", "3", "&lt;b&gt;", "0001-01-01 00:00:00.0", "9999-12-31 23:59:59.999",
)  # fmt: skip
_VALUE = re.compile(rb'="[^"]*"')


def read_or_refuse(data):
    try:
        bundle = read(data, zone="Pacific/Auckland")
    except FormatError:
        return
    assert_adds_up(bundle)


@pytest.mark.parametrize("seed", range(200))
def test_odd_values_never_stop_the_reading(seed):
    chance = random.Random(seed)
    data = FULL
    for _ in range(chance.randint(1, 5)):
        found = chance.choice(list(_VALUE.finditer(data, data.index(b"<entity-engine-xml>"))))
        data = data[: found.start()] + f'="{chance.choice(ODD)}"'.encode() + data[found.end() :]

    read_or_refuse(data)


@pytest.mark.parametrize("seed", range(100))
def test_damaged_bytes_never_do_worse_than_a_refusal(seed):
    chance = random.Random(seed)
    data = bytearray(FULL)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data))
        kind = chance.random()
        if kind < 0.4:
            data[place] = chance.randrange(256)
        elif kind < 0.8:
            del data[place : place + chance.randint(1, 40)]
        else:
            data[place:place] = chance.choice(
                (b"<", b"&", b"]]>", b"\0", b"</Issue>", b"<![CDATA[")
            )

    read_or_refuse(bytes(data))
