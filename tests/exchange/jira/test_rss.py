"""What comes over from Jira's XML."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.table.mapping import TableMapping
from tests.exchange.jira.adding import assert_adds_up
from tests.exchange.jira.feeds import BASE, bundle_of, feed, field, one
from tests.exchange.jira.tables import codes

ANN = '<assignee accountid="u1">Ann</assignee>'


def kept(more="", **options):
    bundle = bundle_of(one(more, **options))
    assert_adds_up(bundle)
    return bundle


def the(things):
    (thing,) = things
    return thing


def test_an_item_becomes_an_item():
    bundle = kept(
        ANN + '<reporter username="bob">Bob</reporter><statusCategory key="indeterminate"/>'
        '<priority id="2">High</priority><resolution id="-1">Unresolved</resolution><votes>3</votes>'
        "<created>Fri, 24 Sep 2021 14:22:15 -0700</created><due>Fri, 12 Nov 2021 00:00:00 +0000</due>"
        "<labels><label>a</label><label>b</label></labels><component>Web</component>"
        "<fixVersion>1.0</fixVersion><version>0.9</version>"
        '<timeoriginalestimate seconds="5400">1.5 hours</timeoriginalestimate>'
    )
    item = the(bundle.items)

    assert (item.source_id, item.title, item.priority, item.votes, item.estimate) == (
        "AB-1",
        "Dig",
        3,
        3,
        90,
    )
    assert (item.assignees, item.reporter, item.resolution) == (("u1",), "bob", "")
    assert item.created_at == datetime(2021, 9, 24, 21, 22, 15, tzinfo=UTC)
    assert item.target == date(2021, 11, 12)
    assert (item.labels, item.components) == (("a", "b"), ("AB/Web",))
    assert (item.releases, item.affected_releases) == (("AB/1.0",), ("AB/0.9",))
    assert item.source_url == "https://acme.example/jira/browse/AB-1"
    assert [(one.name, one.category) for one in bundle.statuses] == [("Open", "doing")]
    assert (bundle.source.name, bundle.source.url) == ("Acme", "https://acme.example/jira")


def test_nobody_is_nobody():
    bundle = kept(
        '<assignee accountid="-1">Unassigned</assignee><reporter username="-1">Anonymous</reporter>'
    )

    assert not bundle.people


def test_comments_become_markdown_and_know_their_authors():
    bundle = kept(
        ANN + '<comments><comment id="7" author="u1" created="Fri, 24 Sep 2021 14:22:15 +0000">'
        "&lt;p&gt;&lt;b&gt;Dig&lt;/b&gt; deep&lt;/p&gt;</comment></comments>"
    )
    comment = the(bundle.comments)

    assert (comment.source_id, comment.author, comment.body.markdown) == ("7", "u1", "**Dig** deep")
    assert (comment.body.raw, comment.body.markup) == ("<p><b>Dig</b> deep</p>", "html")
    assert the(bundle.people).name == "Ann"


def test_links_keep_their_phrases():
    links = (
        '<issuelinks><issuelinktype id="1"><name>Blocks</name><inwardlinks description="is blocked by">'
        '<issuelink><issuekey id="2">AB-2</issuekey></issuelink></inwardlinks></issuelinktype>'
        '<issuelinktype id="2"><name>Problem</name><outwardlinks description="causes">'
        '<issuelink><issuekey id="2">AB-2</issuekey></issuelink></outwardlinks></issuelinktype></issuelinks>'
    )
    other = BASE.replace("AB-1", "AB-2").replace("10001", "10002")
    bundle = bundle_of(feed(BASE + links, other))

    assert [(one.kind, one.source, one.target, one.name) for one in bundle.links] == [
        ("FS", "AB-2", "AB-1", ""),
        ("relates", "AB-1", "AB-2", "causes"),
    ]


@pytest.mark.parametrize(
    "told",
    ['<parent id="10009">AB-9</parent>', field("Epic Link", "AB-9"), field("Parent Link", "AB-9")],
)
def test_a_parent_is_told_in_several_ways(told):
    other = BASE.replace("AB-1", "AB-9").replace("10001", "10009")
    bundle = bundle_of(feed(BASE + told, other))

    assert {one.source_id: one.parent for one in bundle.items} == {"AB-1": "AB-9", "AB-9": None}


def test_fields_with_a_place_of_their_own_go_there():
    sprint = (
        '<customfields><customfield id="c" key="com.pyxis.greenhopper.jira:gh-sprint"><customfieldname>Sprint'
        '</customfieldname><customfieldvalues><customfieldvalue id="77">One</customfieldvalue>'
        "</customfieldvalues></customfield></customfields>"
    )
    bundle = kept(
        sprint + field("Story Points", "2.5", key="float")
        + field("Start date", "Tue, 28 Sep 2021 00:00:00 +0000", key="datepicker") + field("Rank", "0|i0:")
    )  # fmt: skip
    item = the(bundle.items)

    assert (item.points, item.start, item.sprints) == (Decimal("2.5"), date(2021, 9, 28), ("77",))
    assert not bundle.fields
    assert bundle.told == {"points", "sprints"}


def test_other_fields_are_typed_by_their_keys():
    bundle = kept(
        field("Cost", "3.50", key="float") + field("Day", "Tue, 28 Sep 2021 00:00:00 +0000", key="datepicker")
        + field("Size", "XL", key="select") + field("Teams", "A", "B", key="multiselect")
        + field("Note", "&lt;p&gt;a &lt;em&gt;b&lt;/em&gt;&lt;/p&gt;", key="textarea")
        + field("Odd", "no number", key="float") + field("Empty", "  ")
    )  # fmt: skip

    assert {one.name: one.type for one in bundle.fields} == {
        "Cost": "number", "Day": "date", "Size": "choice", "Teams": "text", "Note": "text", "Odd": "text",
    }  # fmt: skip
    assert {one.field: one.value for one in bundle.field_values} == {
        "AB/Cost": "3.5", "AB/Day": "2021-09-28", "AB/Size": "XL", "AB/Teams": "A, B", "AB/Note": "a _b_",
        "AB/Odd": "no number",
    }  # fmt: skip


def test_an_attachment_lies_where_the_issue_does():
    file = the(
        kept(
            '<attachments><attachment id="7" name="a b.png" size="9" author="u1" created=""/></attachments>'
        ).attachments
    )

    assert (file.source_id, file.size) == ("AB-1#a7", 9)
    assert file.url == "https://acme.example/jira/secure/attachment/7/a%20b.png"


def test_time_spent_and_a_search_cut_short_are_told():
    bundle = kept(
        '<timespent seconds="60">1 minute</timespent>', head='<issue start="0" end="1" total="5"/>'
    )

    assert codes(bundle)["time_without_entries"] == 1
    assert codes(bundle)["search_cut"] == 4


def test_a_mapping_is_obeyed():
    bundle = bundle_of(
        one(), mapping=TableMapping(statuses={"open": "done"}, types={"task": "bug"})
    )

    assert (the(bundle.statuses).category, the(bundle.types).kind) == ("done", "bug")


def test_text_of_a_browser_before_the_feed_is_passed_over():
    bundle = kept(
        before="This XML file does not appear to have any style information. <!-- x -->\n"
    )

    assert "junk_before" in codes(bundle)


def test_values_that_cannot_be_read_are_told():
    bundle = kept(
        "<created>soon</created><due>2021</due><votes>many</votes>" + field("Story Points", "x")
    )

    assert (codes(bundle)["bad_date"], codes(bundle)["bad_number"]) == (2, 2)


def test_items_without_a_key_are_left_out():
    bundle = bundle_of(feed(BASE, "<title>x</title>", BASE))

    assert len(bundle.items) == 1
    assert {"no_key", "duplicate_id"} <= codes(bundle).keys()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not an XML file"),
        (b"Issue key,Summary\nAB-1,x\n", "not an XML file"),
        (b"<html><body>log in</body></html>", "no feed of issues"),
        (b"<entity-engine-xml><Issue/></entity-engine-xml>", "backup"),
        (b"<rss><channel><title>x</title></channel></rss>", "no issue in this file"),
        (one()[:-30], "cut off"),
        (one("<a>"), "not valid XML"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]>' + one("&a;"), "declares entities"),
    ],
)
def test_what_is_no_feed_is_refused(data, problem):
    with pytest.raises(FormatError, match=problem) as refusal:
        bundle_of(data)
    assert refusal.value.place or "no issue" in problem
