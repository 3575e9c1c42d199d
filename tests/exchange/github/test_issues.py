"""Issues of GitHub: what becomes of each of their parts."""

from datetime import UTC, date, datetime

import pytest

from tests.exchange.boards import assert_adds_up
from tests.exchange.github.answers import (
    PAGE,
    REPOSITORY,
    bundle_of,
    from_gh,
    issue,
    only,
    pull,
    remark,
    user,
)


def status_of(bundle, item):
    return next(one for one in bundle.statuses if one.source_id == item.status)


def test_an_issue_keeps_its_number_text_people_and_times():
    bundle = bundle_of([issue(7, assignees=[user("ben"), user("cem")])])
    item = only(bundle)

    assert (item.source_id, item.number, item.title) == ("ada/pump#7", 7, "Issue 7")
    assert item.source_url == f"{PAGE}/issues/7"
    assert item.description.markdown == "- [ ] drill\n- [x] oil"
    assert (item.reporter, item.assignees) == ("ada", ("ben", "cem"))
    assert item.created_at == datetime(2026, 1, 5, 8, tzinfo=UTC)
    assert [space.name for space in bundle.spaces] == ["pump"]


@pytest.mark.parametrize(
    ("told", "name", "category", "resolution"),
    [
        ({"state": "open"}, "Open", "todo", ""),
        ({"state": "open", "state_reason": "reopened"}, "Open", "todo", ""),
        ({"state": "closed"}, "Closed", "done", ""),
        ({"state": "closed", "state_reason": "completed"}, "Closed", "done", "Completed"),
        (
            {"state": "closed", "state_reason": "not_planned"},
            "Closed as not planned", "cancelled", "Not planned",
        ),
        (
            {"state": "closed", "state_reason": "duplicate"},
            "Closed as duplicate", "cancelled", "Duplicate",
        ),
    ],
)  # fmt: skip
def test_state_and_reason_make_status_and_resolution(told, name, category, resolution):
    bundle = bundle_of([issue(1, **told)])
    status = status_of(bundle, only(bundle))

    assert (status.name, status.category, status.basis) == (name, category, "source")
    assert only(bundle).resolution == resolution


def test_an_issue_was_finished_when_it_was_closed():
    closed = issue(1, state="closed", closed_at="2026-03-01T10:00:00Z")
    reopened = issue(2, state="open", closed_at="2026-03-01T10:00:00Z")
    items = {item.number: item for item in bundle_of([closed, reopened]).items}

    assert items[1].resolved_at == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert items[2].resolved_at is None


def test_labels_keep_their_colours_as_the_nearest_of_ours():
    labels = [
        {"name": "bug", "color": "d73a4a"},
        {"name": "docs", "color": "0075ca"},
        {"name": "pale", "color": "fef2c0"},
        {"name": "grey", "color": "ededed"},
        "plain",
    ]
    bundle = bundle_of([issue(1, labels=labels)])

    assert {one.name: one.colour for one in bundle.labels} == {
        "bug": "red", "docs": "blue", "pale": "yellow-light", "grey": "black-light", "plain": "",
    }  # fmt: skip
    assert next(one for one in bundle.labels if one.name == "bug").source_colour == "d73a4a"


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({}, "task"),
        ({"labels": [{"name": "type: bug"}]}, "bug"),
        ({"labels": [{"name": "area/web"}, {"name": "enhancement"}]}, "story"),
        ({"labels": [{"name": "bug bash"}]}, "task"),
        ({"type": {"name": "Epic"}, "labels": [{"name": "bug"}]}, "feature"),
    ],
)
def test_the_type_or_a_label_says_the_kind(more, kind):
    bundle = bundle_of([issue(1, **more)])

    assert [one.kind for one in bundle.types] == [kind]


def test_a_milestone_is_a_release_due_on_the_day_that_github_shows():
    milestone = {
        "title": "2.0", "number": 4, "description": "Big", "state": "open",
        "due_on": "2026-05-01T00:00:00Z", "html_url": f"{PAGE}/milestone/4",
    }  # fmt: skip
    bundle = bundle_of([issue(1, milestone=milestone)], zone="America/Los_Angeles")
    (release,) = bundle.releases

    assert (release.name, release.target, release.is_released) == ("2.0", date(2026, 5, 1), False)
    assert only(bundle).releases == (release.source_id,)
    assert "releases" in bundle.told


def test_a_closed_milestone_came_out_on_the_day_it_was_closed():
    milestone = {
        "title": "1.0", "state": "closed",
        "due_on": "2026-05-01T00:00:00Z", "closed_at": "2026-05-09T07:00:00Z",
    }  # fmt: skip
    (release,) = bundle_of([issue(1, milestone=milestone)]).releases

    assert (release.target, release.is_released) == (date(2026, 5, 9), True)


def test_reactions_in_favour_count_as_votes():
    reactions = {"total_count": 6, "+1": 3, "heart": 1, "-1": 2}
    bundle = bundle_of([issue(1, reactions=reactions)])

    assert only(bundle).votes == 4
    assert remark(bundle, "reactions_count_as_votes").count == 1
    assert bundle.report()["reactions"].tally.skipped == 2


def test_a_parent_in_the_file_is_kept_whichever_end_tells_it():
    told_by_child = bundle_of([issue(1), issue(2, parent_issue_url=f"{REPOSITORY}/issues/1")])
    told_by_parent = bundle_of(
        [from_gh(1, subIssues={"nodes": [{"number": 2, "url": f"{PAGE}/issues/2"}]}), from_gh(2)]
    )

    for bundle in (told_by_child, told_by_parent):
        assert {item.number: item.parent for item in bundle.items} == {1: None, 2: "ada/pump#1"}
        assert "parent" in bundle.told


def test_a_parent_that_is_not_in_the_file_is_told():
    bundle = bundle_of([issue(2, parent_issue_url=f"{REPOSITORY}/issues/1")])

    assert only(bundle).parent is None
    assert remark(bundle, "parent_not_in_file").severity == "degraded"


def test_what_blocks_comes_before_what_it_blocks():
    first = from_gh(1, blocking={"nodes": [{"number": 2}]})
    second = from_gh(2, blockedBy={"nodes": [{"number": 1, "url": f"{PAGE}/issues/1"}]})
    (link,) = bundle_of([first, second]).links

    assert (link.source, link.target, link.kind) == ("ada/pump#1", "ada/pump#2", "FS")


def test_an_open_issue_has_the_status_of_its_board():
    on_board = [{"title": "Road", "status": {"name": "In progress", "optionId": "x"}}]
    bundle = bundle_of(
        [from_gh(1, projectItems=on_board), from_gh(2, projectItems=on_board, state="CLOSED")]
    )
    items = {item.number: item for item in bundle.items}

    assert status_of(bundle, items[1]).category == "doing"
    assert status_of(bundle, items[2]).name == "Closed"


def test_pull_requests_stay_out_unless_they_are_chosen():
    left = bundle_of([issue(1), pull(2)])
    kept = bundle_of([issue(1), pull(2)], mapping={"pull_requests": "kept"})

    assert [item.number for item in left.items] == [1]
    assert left.report()["pull_requests"].tally.skipped == 1
    assert [item.number for item in kept.items] == [1, 2]
    merged = next(item for item in kept.items if item.number == 2)
    assert merged.labels == ("pull request",)
    assert status_of(kept, merged).name == "Merged"
    for bundle in (left, kept):
        assert_adds_up(bundle)


def test_pull_requests_come_in_when_there_is_nothing_else():
    bundle = bundle_of([pull(2)])

    assert only(bundle).number == 2
    assert remark(bundle, "pull_requests_kept").count == 1


def test_each_repository_becomes_a_space_of_its_own():
    other = "https://github.com/ada/valve/issues/7"
    bundle = bundle_of([issue(7), from_gh(7, url=other)])

    assert {space.source_id: space.name for space in bundle.spaces} == {
        "ada/pump": "pump", "ada/valve": "valve",
    }  # fmt: skip
    assert {item.source_id for item in bundle.items} == {"ada/pump#7", "ada/valve#7"}


def test_issues_of_no_named_repository_go_by_the_name_of_the_file():
    bare = {"number": 3, "title": "Dig", "state": "OPEN"}
    bundle = bundle_of([bare], mapping={"source": "pump-issues"})

    assert only(bundle).source_id == "pump-issues#3"
    assert remark(bundle, "repository_not_told")


def test_what_people_chose_about_types_and_statuses_counts():
    chosen = {"types": {"Issue": "story"}, "statuses": {"Open": "discovery"}}
    bundle = bundle_of([issue(1)], mapping=chosen)

    assert [one.kind for one in bundle.types] == ["story"]
    assert status_of(bundle, only(bundle)).category == "discovery"
