"""Jira's change log becomes history in our words."""

from datetime import UTC, datetime, timedelta

from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.jira.history import VERBS
from rooftree.exchange.past.facts import FACTS
from tests.exchange.jira.tables import codes
from tests.exchange.jira.test_draft import ANN, an_issue, drafted

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def a_change(field, before="", after="", *, hours=1, **more):
    at = NOON + timedelta(hours=hours)
    return jira.Change(at=at, author=ANN, field=field, before=before, after=after, **more)


def told(*changes, **more):
    return drafted(an_issue(changes=changes, created_at=NOON, **more), has_history=True)


def test_every_verb_can_be_told_here():
    assert set(FACTS) >= VERBS


def test_the_making_of_an_issue_is_told_only_where_its_history_is():
    issue = an_issue(created_at=NOON, creator=ANN)

    assert [(one.verb, one.author) for one in drafted(issue, has_history=True).events] == [
        ("created", "u1")
    ]
    assert not drafted(issue).events


def test_a_move_names_statuses_that_are_here():
    bundle = told(a_change("status", "Fresh", "Open"))
    (move,) = [one for one in bundle.events if one.verb == "moved"]

    assert move.details == {
        "from": "Fresh",
        "to": "Open",
        "from_id": "AB/Fresh",
        "to_id": "AB/Open",
    }
    assert {one.source_id: one.is_archived for one in bundle.statuses} == {
        "AB/Fresh": True,
        "AB/Open": False,
    }
    assert codes(bundle)["status_only_in_history"] == 1


def test_a_new_assignee_is_two_events():
    bundle = told(a_change("assignee", "Bob", "Cat", before_id="u2", after_id="u3"))

    assert [(one.verb, one.details.get("person")) for one in bundle.events][1:] == [
        ("unassigned", "u2"),
        ("assigned", "u3"),
    ]
    assert {one.name for one in bundle.people} == {"Ann", "Bob", "Cat"}


def test_each_label_that_came_or_went_is_an_event():
    bundle = told(a_change("labels", "a b", "b c"))

    assert [(one.verb, one.details["name"]) for one in list(bundle.events)[1:]] == [
        ("unlabelled", "a"),
        ("labelled", "c"),
    ]


def test_other_changes_have_their_words():
    bundle = told(
        a_change("summary", "x", "y"), a_change("description", "long", "longer"),
        a_change("duedate", "", "2026-04-01"), a_change("Attachment", "", "a.png"),
        a_change("Attachment", "a.png", ""), a_change("Rank", "", "Ranked higher"),
        a_change("Sprint", "One", "Two"), a_change("Sprint", "Two", ""), a_change("Comment", "hm", ""),
    )  # fmt: skip

    assert [one.verb for one in bundle.events] == [
        "created", "renamed", "described", "target_changed", "attached", "detached", "ranked",
        "field_set", "changed", "comment_deleted",
    ]  # fmt: skip


def test_events_stand_by_age_and_have_ids_of_their_own():
    bundle = told(
        a_change("summary", "b", "c", hours=2), a_change("summary", "a", "b", hours=1, id="77")
    )

    assert [one.details.get("to") for one in bundle.events] == [None, "b", "c"]
    assert len({one.source_id for one in bundle.events}) == 3
