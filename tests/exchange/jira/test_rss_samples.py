"""Real feeds: what the raw XML holds, counted by another road, is what comes over."""

import re

import pytest

from rooftree.exchange.formats.jira.csv.reader import read as read_csv
from rooftree.exchange.formats.jira.rss.reader import read
from tests.exchange.jira.adding import assert_adds_up


@pytest.fixture(scope="module")
def samples(shared):
    return sorted((shared / "samples" / "jira-rss").glob("*.xml"))


def counted(path):
    """Count in the bare text, knowing nothing of the reader."""
    text = path.read_text("utf-8", "replace")
    keys = {key.strip() for key in re.findall(r"<key id=\"\d+\">([^<]+)</key>", text)}
    links = set()
    for item in re.findall(r"<item>.*?</item>", text, re.DOTALL):
        own = re.search(r"<key id=\"\d+\">\s*(\S+?)\s*</key>", item)[1]
        for kind in re.findall(r"<issuelinktype .*?</issuelinktype>", item, re.DOTALL):
            name = re.search(r"<name>\s*(.*?)\s*</name>", kind)[1]
            for way, group in re.findall(
                r"<(out|in)wardlinks [^>]*>(.*?)</\1wardlinks>", kind, re.DOTALL
            ):
                for other in re.findall(r"<issuekey id=\"\d+\">\s*(\S+?)\s*</issuekey>", group):
                    links |= {(name, own, other) if way == "out" else (name, other, own)}
    return {
        "items": len(keys),
        "comments": len(re.findall(r"<comment id=", text)),
        "attachments": len(re.findall(r"<attachment id=", text)),
        "links": sum({one, other} <= keys for _name, one, other in links),
        "components": len(set(_pairs(text, "component"))),
        "labels": len(set(_pairs(text, "label", "labels"))),
        "parents": sum(
            key.strip() in keys for key in re.findall(r"<parent id=\"\d+\">([^<]+)<", text)
        ),
    }


def _pairs(text, tag, within=""):
    for item in re.findall(r"<item>.*?</item>", text, re.DOTALL):
        project = re.search(r"<project id=\"\d+\" key=\"(\w+)\"", item)[1]
        head = item.split("<customfields>")[0]  # some custom fields hold labels, too
        parts = re.findall(rf"<{within}>.*?</{within}>", head, re.DOTALL) if within else [head]
        for name in re.findall(rf"<{tag}>([^<]*)</{tag}>", "".join(parts)):
            yield project, name.strip()


def test_what_the_files_hold_comes_over(samples):
    for path in samples:
        bundle = read(path)
        assert_adds_up(bundle)
        parents = sum(item.parent is not None for item in bundle.items)
        for kind, count in counted(path).items():
            came = parents if kind == "parents" else len(getattr(bundle, kind))
            assert came == count, (path.name, kind)


def test_nothing_in_the_files_is_unreadable(samples):
    for path in samples:
        assert not {"bad_date", "bad_number"} & {one.code for one in read(path).remarks}, path.name


def test_feed_and_table_of_one_search_tell_the_same(shared):
    stem = shared / "samples" / "MitsuSarkar__Jira-Cloud-Project__Jira"
    feed = read(shared / "samples" / "jira-rss" / f"{stem.name}.xml")
    table = read_csv(shared / "samples" / "jira-csv" / f"{stem.name}.csv", zone="Europe/London")

    for kind in ("items", "statuses", "people", "attachments", "fields", "field_values", "types"):
        ids = [{one.source_id for one in getattr(bundle, kind)} for bundle in (feed, table)]
        assert ids[0] == ids[1], kind
    for one, other in zip(feed.items, table.items, strict=True):
        assert one.title[:30] == other.title[:30]  # the feed was saved without its pictures
        assert (one.status, one.target, one.points, one.priority) == (
            other.status, other.target, other.points, other.priority,
        )  # fmt: skip
        assert one.created_at.replace(second=0) == other.created_at
