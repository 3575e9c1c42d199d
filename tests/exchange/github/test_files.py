"""Files of GitHub: pages, envelopes, real ones, and bad ones."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.github.reader import read
from tests.exchange.boards import assert_adds_up
from tests.exchange.github.answers import (
    REPOSITORY,
    bundle_of,
    bytes_of,
    from_gh,
    issue,
    pull,
    remark,
)
from tests.exchange.odd import ODD, bent, places, survive


def numbers(bundle):
    return [item.number for item in bundle.items]


def test_pages_one_behind_the_other_are_one_list():
    assert numbers(bundle_of([issue(3), issue(2)], [issue(1)])) == [1, 2, 3]


def test_pages_within_one_list_and_single_issues_are_read():
    assert numbers(bundle_of([[issue(3)], [issue(2)]])) == [2, 3]
    assert numbers(bundle_of(issue(4), from_gh(5))) == [4, 5]


def test_answers_of_the_graph_are_read():
    page = {"data": {"repository": {"issues": {"nodes": [from_gh(1)], "pageInfo": {}}}}}

    assert numbers(bundle_of(page)) == [1]


def test_a_search_that_found_more_than_it_gives_is_told():
    bundle = bundle_of({"total_count": 1200, "incomplete_results": False, "items": [issue(1)]})

    assert remark(bundle, "search_cut").count == 1199


def test_an_issue_on_two_pages_is_taken_once():
    bundle = bundle_of([issue(1)], [issue(1), issue(2)])

    assert numbers(bundle) == [1, 2]
    assert remark(bundle, "duplicate_id").count == 1
    assert_adds_up(bundle)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"message": "Not Found", "documentation_url": "https://docs.github.com"}, "with an error"),
        ({"total_count": 0, "items": []}, "found nothing"),
        ([], "no issue of GitHub"),
        ([{"body": "Hi", "issue_url": f"{REPOSITORY}/issues/1"}], "only comments"),
        ([{"name": "bug", "color": "ff0000"}], "list of labels"),
        ([{"full_name": "ada/pump", "owner": {}}], "repositories only"),
        ({"idList": 1, "idBoard": 2}, "no issue of GitHub"),
    ],
)
def test_what_is_no_list_of_issues_is_refused_with_what_it_is(value, problem):
    with pytest.raises(FormatError, match=problem):
        bundle_of(value)


def test_only_pull_requests_that_are_left_out_are_refused():
    with pytest.raises(FormatError, match="only pull requests"):
        bundle_of([pull(1)], mapping={"pull_requests": "left_out"})


@pytest.mark.parametrize("content", [b"", b"\0", b"<html>", b"[{", b'{"number": 1', b"[" * 5000])
def test_what_is_no_json_is_refused_with_a_place(content):
    with pytest.raises(FormatError) as refused:
        read(content)

    assert refused.value.place


WHOLE = [
    issue(1, milestone={"title": "1"}, labels=[{"name": "bug", "color": "ff0000"}]),
    from_gh(2, comments=[{"id": "x", "body": "Hi", "author": {"login": "ada"}}]),
    pull(3),
]
PLACES = [path for path in places(WHOLE) if path]


@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=4))
@settings(max_examples=150)
def test_answers_bent_at_random_are_read_or_refused(changes):
    survive(lambda: read(json.dumps(bent(WHOLE, changes)).encode()))


def counted(path):
    """Count what the entries of a file are, knowing nothing of the reader."""
    whole = json.loads(path.read_text("utf-8"))
    entries = [one.get("data", one) for one in (whole if isinstance(whole, list) else [whole])]
    first = {}
    for one in entries:
        if "title" in one and "number" in one:
            first.setdefault((one["html_url"].rsplit("/", 2)[0], one["number"]), one)
    return len(first), sum(len(one.get("comments_data", [])) for one in first.values())


def test_every_sample_is_read_or_refused_with_a_reason(shared):
    found = sorted((shared / "samples" / "github-issues").glob("*.json"))
    assert found
    for path in found:
        if "issue_comments" in path.name:
            with pytest.raises(FormatError, match="only comments"):
                read(path)
            continue
        bundle = read(path)
        assert_adds_up(bundle)
        assert (len(bundle.items), len(bundle.comments)) == counted(path), path.name


def test_the_file_may_be_a_stream_or_bytes(tmp_path):
    path = tmp_path / "issues.json"
    path.write_bytes(bytes_of([issue(1)]))

    with path.open("rb") as stream:
        assert numbers(read(stream)) == numbers(read(path)) == [1]
