"""What becomes of an issue, whichever export told it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from rooftree.exchange.bundle import Text
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.jira.draft import Draft
from rooftree.exchange.formats.jira.known import Project
from rooftree.exchange.formats.table.mapping import TableMapping
from tests.exchange.jira.adding import assert_adds_up
from tests.exchange.jira.tables import codes

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN = jira.User(id="u1", name="Ann", email="ann@example.org")


def an_issue(key="AB-1", **more):
    values = {
        "project_key": key.rpartition("-")[0],
        "summary": f"Do {key}",
        "type": "Task",
        "status": "Open",
    }
    return jira.Issue(key=key, **values | more)


def drafted(*issues, **options):
    draft = Draft(**options)
    for issue in issues:
        draft.take(issue)
    bundle = draft.bundle()
    assert_adds_up(bundle)
    return bundle


def one(issue, **options):
    (item,) = drafted(issue, **options).items
    return item


def by_id(things):
    return {thing.source_id: thing for thing in things}


def test_each_project_becomes_a_space_of_its_key():
    bundle = drafted(an_issue("AB-1", project_name="Alpha"), an_issue("CD-1"))

    assert [(one.source_id, one.prefix, one.name) for one in bundle.spaces] == [
        ("AB", "AB", "Alpha"),
        ("CD", "CD", "CD"),
    ]
    assert (bundle.source.system, bundle.source.source_id) == ("jira", "AB, CD")


def test_what_is_told_of_a_project_goes_before_what_issues_say():
    draft = Draft()
    draft.know_project(Project(key="AB", name="Alpha", lead=ANN, description=Text(markdown="Hm")))
    draft.take(an_issue(project_name="Beta"))
    bundle = draft.bundle()

    (space,) = bundle.spaces
    assert (space.name, space.description.markdown) == ("Alpha", "Hm")
    assert [(one.person, one.role) for one in bundle.members] == [("u1", "admin")]
    assert_adds_up(bundle)


def test_an_issue_keeps_its_key_number_and_old_keys():
    item = one(an_issue("AB-12", old_keys=("OLD-3",), url="https://example.org/browse/AB-12"))

    assert (item.source_id, item.number, item.aliases) == ("AB-12", 12, ("OLD-3", "AB-12"))
    assert item.source_url == "https://example.org/browse/AB-12"


@pytest.mark.parametrize(
    "key", ["", "AB", "AB-", "12", "AB-1x", "A B-1", "AB-1234567890", "AB-0", "AB-01"]
)
def test_an_issue_without_a_key_is_left_out(key):
    bundle = drafted(an_issue(), an_issue(key, project_key="AB"))

    assert len(bundle.items) == 1
    assert codes(bundle)["no_key"] == 1


def test_of_two_issues_with_one_key_the_first_counts():
    bundle = drafted(an_issue(summary="first"), an_issue(summary="second"))

    assert [one.title for one in bundle.items] == ["first"]
    assert codes(bundle)["duplicate_id"] == 1


def test_an_export_without_issues_is_refused():
    with pytest.raises(FormatError, match="no issue"):
        Draft().bundle()


def test_issues_stand_by_rank_and_those_without_one_by_number():
    bundle = drafted(
        an_issue("AB-10"),
        an_issue("AB-9"),
        an_issue("AB-1", rank="0|i0002:"),
        an_issue("AB-2", rank="0|i0001:"),
    )

    assert [one.source_id for one in bundle.items] == ["AB-2", "AB-1", "AB-9", "AB-10"]


# --- statuses


@pytest.mark.parametrize(
    ("name", "told", "category", "basis"),
    [
        ("Any", "new", "todo", "source"),
        ("Any", "indeterminate", "doing", "source"),
        ("Any", "done", "done", "source"),
        ("Won't Do", "done", "cancelled", "name"),
        ("Rejected", None, "cancelled", "name"),
        ("Backlog", "new", "todo", "source"),
        ("Backlog", None, "discovery", "name"),
        ("Finalizada", None, "done", "name"),
        ("W toku", None, "doing", "name"),
        ("Zebra", None, "todo", "default"),
        ("Zebra", "undefined", "todo", "default"),
    ],
)
def test_the_category_of_a_status_is_told_or_guessed(name, told, category, basis):
    (status,) = drafted(an_issue(status=name, status_category=told)).statuses

    assert (status.source_id, status.category, status.basis) == (f"AB/{name}", category, basis)


def test_a_category_that_one_project_tells_counts_for_all():
    bundle = drafted(
        an_issue("AB-1", status="Zebra", status_category="done"), an_issue("CD-1", status="Zebra")
    )

    assert {status.category for status in bundle.statuses} == {"done"}


def test_people_may_choose_what_a_status_and_a_type_stand_for():
    mapping = TableMapping(
        statuses={"open": "discovery"}, types={"TASK": "bug"}, priorities={"P9": 3}
    )
    bundle = drafted(an_issue(priority="P9", status_category="done"), mapping=mapping)

    assert [(one.category, one.basis) for one in bundle.statuses] == [("discovery", "source")]
    assert [(one.kind, one.basis) for one in bundle.types] == [("bug", "source")]
    assert next(iter(bundle.items)).priority == 3


def test_statuses_stand_in_the_order_of_work():
    bundle = drafted(
        an_issue("AB-1", status="Done"),
        an_issue("AB-2", status="To Do"),
        an_issue("AB-3", status="In Progress"),
    )

    assert [one.name for one in bundle.statuses] == ["To Do", "In Progress", "Done"]


def test_a_status_of_the_workflow_comes_along_unused():
    draft = Draft()
    draft.know_status("Review", category="indeterminate", project_key="AB")
    draft.take(an_issue())
    bundle = draft.bundle()

    assert [(one.name, one.is_archived) for one in bundle.statuses] == [
        ("Open", False),
        ("Review", False),
    ]


# --- types, parents


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Epic", "feature"), ("Épica", "feature"), ("Initiative", "initiative"),
        ("Story", "story"), ("Historia", "story"),
        ("New Feature", "story"), ("Improvement", "story"), ("Bug", "bug"), ("Błąd", "bug"),
        ("Defect", "bug"), ("Sub-task", "sub-task"), ("Subtarea", "sub-task"), ("Podzadanie", "sub-task"),
        ("Task", "task"), ("Tarea", "task"), ("QAlity Test", "task"), ("Zebra", "task"),
    ],
)  # fmt: skip
def test_the_kind_is_guessed_from_the_name_of_the_type(name, kind):
    assert one(an_issue(type=name)).kind == kind


def test_jira_itself_knows_its_epics_and_sub_tasks():
    assert one(an_issue(type="Zebra", is_epic=True)).kind == "feature"
    assert one(an_issue(type="Bug", is_subtask=True)).kind == "sub-task"


@pytest.mark.parametrize("parent", ["AB-1", "10001", "OLD-1"])
def test_a_parent_is_found_by_key_id_or_old_key(parent):
    bundle = drafted(
        an_issue("AB-2", parent=parent, type="Sub-task"),
        an_issue("AB-1", id="10001", old_keys=("OLD-1",)),
    )

    assert by_id(bundle.items)["AB-2"].parent == "AB-1"


def test_a_parent_that_is_elsewhere_is_told():
    bundle = drafted(an_issue(parent="XY-1", type="Sub-task"))

    assert codes(bundle)["parent_not_in_file"] == 1
    assert "parent_not_told" not in codes(bundle)


def test_a_sub_task_whose_parent_nobody_tells_is_told():
    assert codes(drafted(an_issue(type="Sub-task")))["parent_not_told"] == 1


def test_parents_in_a_circle_are_opened():
    bundle = drafted(
        an_issue("AB-1", parent="AB-3"), an_issue("AB-2", parent="AB-1"), an_issue("AB-3", parent="AB-2"),
        an_issue("AB-4", parent="AB-4"), an_issue("AB-5", parent="AB-1"),
    )  # fmt: skip
    parents = {one.source_id: one.parent for one in bundle.items}

    assert sum(parents[key] is None for key in ("AB-1", "AB-2", "AB-3")) == 1
    assert (parents["AB-4"], parents["AB-5"]) == (None, "AB-1")
    assert codes(bundle)["parents_in_a_circle"] == 2


def test_a_type_that_holds_epics_becomes_an_initiative_or_feature():
    bundle = drafted(
        an_issue("AB-1", type="Zebra"), an_issue("AB-2", type="Epic", parent="AB-1"),
        an_issue("AB-3", type="Story", parent="AB-2"), an_issue("AB-4", type="Sub-task"),
        an_issue("AB-5", type="Task", parent="AB-4"),
    )  # fmt: skip
    kinds = {one.name: (one.kind, one.basis) for one in bundle.types}

    assert kinds["Zebra"] == ("feature", "position")
    assert kinds["Sub-task"] == ("task", "position")
    assert kinds["Epic"] == ("feature", "name")


# --- values


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Highest", 4), ("Blocker - P1", 4), ("Critical", 3), ("High", 3), ("Medium", 2), ("Major - P3", 2),
        ("Low", 1), ("Trivial", 1), ("Mittel", 2), ("Wysoki", 3), ("Zebra", 0), ("", 0),
    ],
)  # fmt: skip
def test_priorities_go_from_none_to_urgent(name, level):
    assert one(an_issue(priority=name)).priority == level


def test_an_unknown_priority_is_told():
    assert codes(drafted(an_issue(priority="Zebra")))["priority_unknown"] == 1


def test_work_is_in_minutes_and_points_stay_points():
    item = one(an_issue(estimate=5400, remaining=29, points=Decimal("2.5")))

    assert (item.estimate, item.remaining, item.points) == (90, 0, Decimal("2.5"))


def test_a_long_summary_stands_in_full_before_the_description():
    bundle = drafted(an_issue(summary="x" * 501, description=Text(markdown="more")))
    (item,) = bundle.items

    assert (len(item.title), item.description.markdown) == (500, "x" * 501 + "\n\nmore")
    assert codes(bundle)["too_long"] == 1


def test_an_issue_without_a_summary_is_called_by_its_key():
    assert one(an_issue(summary=" ")).title == "AB-1"


def test_parts_of_a_project_are_made_once():
    part, version = jira.Component(name="Web"), jira.Version(name="1.0")
    bundle = drafted(
        an_issue("AB-1", labels=("x", "x", "y"), components=(part,), fix_versions=(version,)),
        an_issue("AB-2", labels=("x",), components=(part,), affected_versions=(version,)),
        an_issue("CD-1", labels=("x",), components=(part,)),
    )

    assert [(one.space, one.source_id) for one in bundle.labels] == [
        ("AB", "x"),
        ("AB", "y"),
        ("CD", "x"),
    ]
    assert [one.source_id for one in bundle.components] == ["AB/Web", "CD/Web"]
    assert [one.source_id for one in bundle.releases] == ["AB/1.0"]


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        (("Done", "Done"), "closed"),
        (("Done", "To Do"), "active"),
        (("In Progress",), "active"),
        (("To Do",), "future"),
    ],
)
def test_the_state_of_a_sprint_is_guessed_from_its_issues(statuses, state):
    sprint = jira.Sprint(name="One")
    bundle = drafted(
        *(
            an_issue(f"AB-{place}", status=name, sprints=(sprint,))
            for place, name in enumerate(statuses, 1)
        )
    )

    assert [(one.source_id, one.state) for one in bundle.sprints] == [("AB/One", state)]
    assert codes(bundle)["sprint_state_guessed"] == 1


def test_a_sprint_that_was_left_by_all_is_over():
    sprints = (jira.Sprint(name="One"), jira.Sprint(name="Two"))
    bundle = drafted(an_issue(status="To Do", sprints=sprints))

    assert [one.state for one in bundle.sprints] == ["closed", "future"]


def test_people_are_put_together_from_all_that_is_said_of_them():
    bundle = drafted(
        an_issue("AB-1", reporter=jira.User(id="u1"), assignee=jira.User(id="u2")),
        an_issue("AB-2", reporter=ANN, watchers=(ANN, jira.User(id="u1"))),
    )

    assert {(one.source_id, one.name, one.email, one.is_known) for one in bundle.people} == {
        ("u1", "Ann", "ann@example.org", True),
        ("u2", "u2", "", False),
    }


@pytest.mark.parametrize(
    ("status", "began", "resolved"),
    [("To Do", None, None), ("In Progress", NOON, None), ("Done", None, NOON)],
)
def test_work_began_and_ended_when_the_category_changed(status, began, resolved):
    item = one(an_issue(status=status, category_changed_at=NOON))

    assert (item.began_at, item.resolved_at) == (began, resolved)
