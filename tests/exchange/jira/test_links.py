"""Links between issues come over once, and those that bind dates as dependencies."""

import pytest

from rooftree.exchange.formats.jira import issue as jira
from tests.exchange.jira.tables import codes
from tests.exchange.jira.test_draft import an_issue, drafted


def linked(*links, others=("AB-2", "AB-3")):
    return drafted(an_issue("AB-1", links=links), *(an_issue(key) for key in others))


def a_link(kind, key="AB-2", *, out=True, name=""):
    return jira.Link(type=kind, key=key, is_outward=out, name=name)


@pytest.mark.parametrize(
    ("link", "kind", "source"),
    [
        (a_link("Blocks"), "FS", "AB-1"),
        (a_link("Blocks", out=False), "FS", "AB-2"),
        (a_link("Blocks", name="blocks"), "FS", "AB-1"),
        (a_link("Blocks", name="is blocked by", out=False), "FS", "AB-2"),
        (a_link("Depends"), "FS", "AB-2"),
        (a_link("Depends", out=False), "FS", "AB-1"),
        (a_link("Depends", name="depends on"), "FS", "AB-2"),
        (a_link("Depends", name="is depended on by", out=False), "FS", "AB-1"),
        (a_link("Dependency", name="is required by"), "FS", "AB-1"),
        (a_link("Gantt End to Start", name="has to be done before"), "FS", "AB-1"),
        (a_link("Gantt End to Start", name="has to be done after", out=False), "FS", "AB-2"),
        (a_link("Gantt Start to Start"), "SS", "AB-1"),
        (a_link("Gantt End to End"), "FF", "AB-1"),
        (a_link("Gantt: finish-start"), "FS", "AB-1"),
        (a_link("Duplicate"), "duplicates", "AB-1"),
        (a_link("Duplicate", out=False), "duplicates", "AB-2"),
        (a_link("Cloners"), "duplicates", "AB-1"),
        (a_link("Relates"), "relates", "AB-1"),
        (a_link("Problem/Incident", name="causes"), "relates", "AB-1"),
    ],
)
def test_the_type_of_a_link_says_what_it_binds(link, kind, source):
    (found,) = linked(link).links

    assert (found.kind, found.source) == (kind, source)
    assert {found.source, found.target} == {"AB-1", "AB-2"}


def test_a_plain_link_keeps_the_word_for_it():
    names = [
        one.name
        for one in linked(
            a_link("Problem/Incident", name="causes"), a_link("Relates", "AB-3")
        ).links
    ]

    assert names == ["causes", ""]


def test_both_ends_tell_of_a_link_and_it_comes_over_once():
    bundle = drafted(
        an_issue("AB-1", links=(a_link("Causes", out=False, name="is caused by"),)),
        an_issue("AB-2", links=(a_link("Causes", "AB-1", name="causes"),)),
    )

    assert [(one.source_id, one.name) for one in bundle.links] == [("Causes:AB-2:AB-1", "causes")]


def test_links_that_lead_out_of_the_file_are_told():
    bundle = linked(a_link("Blocks", "XY-1"), a_link("Blocks", "AB-1"))

    assert not bundle.links
    assert {"link_target_not_in_file", "link_to_itself"} <= codes(bundle).keys()


def test_a_link_finds_an_issue_by_its_old_key():
    bundle = drafted(
        an_issue("AB-1", links=(a_link("Blocks", "OLD-7"),)), an_issue("AB-2", old_keys=("OLD-7",))
    )

    assert [one.target for one in bundle.links] == ["AB-2"]


def test_dependencies_in_a_circle_are_opened():
    bundle = drafted(
        an_issue("AB-1", links=(a_link("Blocks", "AB-2"),)),
        an_issue("AB-2", links=(a_link("Blocks", "AB-3"), a_link("Blocks", "AB-4"))),
        an_issue("AB-3", links=(a_link("Blocks", "AB-1"),)),
        an_issue("AB-4"),
    )

    assert sorted(one.kind for one in bundle.links) == ["FS", "FS", "FS", "relates"]
    assert codes(bundle)["dependency_in_a_circle"] == 1
