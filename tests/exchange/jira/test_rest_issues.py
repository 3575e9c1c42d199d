"""What the fields of an issue become."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.exchange.jira.replies import (
    ADA,
    BASE,
    GRACE,
    bundle_of,
    codes,
    history,
    issue,
    item_of,
    remark,
    search,
)

SPRINT_TEXT = (
    "com.atlassian.greenhopper.service.sprint.Sprint@7e[id=2,rapidViewId=2,state=FUTURE,"
    "name=Sprint 2, the [good] one,goal=Dig, sow, rest,startDate=<null>,endDate=<null>,"
    "completeDate=<null>,activatedDate=<null>,sequence=2]"
)


def named(number, name, custom="", **schema):
    """Give what tells of a custom field beside the issues of a search."""
    field = f"customfield_{number}"
    return {"names": {field: name}, "schema": {field: {"custom": custom, **schema}}}


class TestAnIssue:
    def test_is_known_by_its_key_and_has_its_address(self):
        item = item_of(issue(12))

        assert (item.source_id, item.number, item.space) == ("BED-12", 12, "BED")
        assert item.source_url == f"{BASE}/browse/BED-12"
        assert item.created_at == datetime(2024, 3, 1, 7, tzinfo=UTC)

    def test_brings_its_project_along(self):
        (space,) = bundle_of(issue()).spaces

        assert (space.source_id, space.prefix, space.name) == ("BED", "BED", "Beds")

    def test_keeps_jiras_category_of_its_status(self):
        (status,) = bundle_of(issue()).statuses

        assert (status.name, status.category, status.basis) == ("In Progress", "doing", "source")

    def test_finds_the_category_of_its_status_in_a_list_beside_it(self):
        statuses = [{"id": "9", "name": "Ruht", "statusCategory": {"key": "done"}}]

        bundle = bundle_of(issue(status={"id": "9", "name": "Ruht"}), statuses)

        assert next(iter(bundle.statuses)).category == "done"

    def test_has_people(self):
        bundle = bundle_of(issue(assignee=ADA, reporter=GRACE))

        item = next(iter(bundle.items))
        assert (item.assignees, item.reporter) == (("5a-ada",), "JIRAUSER1")
        assert {(one.source_id, one.name) for one in bundle.people} == {
            ("5a-ada", "Ada Byron"),
            ("JIRAUSER1", "Grace Hopper"),
        }

    def test_of_somebody_who_is_gone_keeps_the_id(self):
        (person,) = bundle_of(issue(assignee={"accountId": "557058:x", "active": False})).people

        assert (person.source_id, person.is_known, person.is_active) == ("557058:x", False, False)

    def test_has_nobody_where_old_jira_says_anonymous(self):
        assert item_of(issue(assignee={"name": "Anonymous"})).assignees == ()

    def test_keeps_a_due_date_as_the_day_it_is(self):
        assert item_of(issue(duedate="2024-05-01"), zone="America/New_York").target == date(
            2024, 5, 1
        )
        assert item_of(issue(duedate="2024-05-01T00:00:00.000+1300")).target == date(2024, 5, 1)

    def test_keeps_its_times_of_work_in_minutes(self):
        item = item_of(
            issue(timetracking={"originalEstimateSeconds": 7200, "remainingEstimateSeconds": 1800})
        )
        assert (item.estimate, item.remaining) == (120, 30)

        item = item_of(issue(timeoriginalestimate=3600, timeestimate=0))
        assert (item.estimate, item.remaining) == (60, 0)

    def test_has_votes_labels_resolution_and_priority(self):
        item = item_of(
            issue(
                votes={"votes": 3},
                labels=["wet", "dry"],
                priority={"name": "High"},
                resolution={"name": "Done"},
                resolutiondate="2024-03-02T08:00:00.000+0000",
            )
        )

        assert (item.votes, item.labels, item.priority) == (3, ("wet", "dry"), 3)
        assert (item.resolution, item.resolved_at) == ("Done", datetime(2024, 3, 2, 8, tzinfo=UTC))

    def test_names_who_watches_and_votes_when_the_files_do(self):
        watchers = {
            "self": f"{BASE}/rest/api/2/issue/BED-1/watchers", "watchCount": 1, "watchers": [ADA],
        }  # fmt: skip
        voters = {"self": f"{BASE}/rest/api/2/issue/BED-1/votes", "votes": 1, "voters": [GRACE]}

        bundle = bundle_of(issue(watches={"watchCount": 1}), watchers, voters)

        item = next(iter(bundle.items))
        assert (item.watchers, item.voters) == (("5a-ada",), ("JIRAUSER1",))
        assert {"watchers", "voters"} <= bundle.told
        assert "watchers_unnamed" not in codes(bundle)

    def test_tells_when_nobody_says_who_watches(self):
        bundle = bundle_of(issue(watches={"watchCount": 4}))

        assert codes(bundle)["watchers_unnamed"] == 4
        assert "watchers" not in bundle.told

    def test_has_components_and_versions(self):
        bundle = bundle_of(
            issue(
                components=[{"id": "5", "name": "Pump", "description": "By the well"}],
                fixVersions=[
                    {"id": "7", "name": "1.0", "released": True, "releaseDate": "2024-06-01"}
                ],
                versions=[{"id": "8", "name": "0.9", "archived": True}],
            )
        )

        item = next(iter(bundle.items))
        assert item.components == ("BED/Pump",)
        assert (item.releases, item.affected_releases) == (("BED/1.0",), ("BED/0.9",))
        released = {one.name: one for one in bundle.releases}
        assert released["1.0"].is_released
        assert released["1.0"].target == date(2024, 6, 1)
        assert released["0.9"].is_archived

    def test_that_only_some_may_see_is_told(self):
        assert remark(bundle_of(issue(security={"name": "Staff"})), "restricted_issue").sample == (
            "Staff"
        )

    def test_speaks_only_of_the_columns_that_were_asked_for(self):
        bundle = bundle_of(issue(priority=None, fixVersions=[]))

        assert bundle.told == {"priority", "releases"}

    def test_keeps_the_keys_it_had(self):
        moved = issue(top={"changelog": {"histories": [history(1, ("Key", "OLD-4", "BED-1"))]}})

        assert "OLD-4" in item_of(moved).aliases


class TestParents:
    @pytest.mark.parametrize(
        "told",
        [
            {"parent": {"id": "10002", "key": "BED-2"}},
            {"epic": {"id": 10002, "key": "BED-2", "name": "Spring"}},
            {"customfield_10008": "BED-2"},
            {"customfield_10009": {"showField": True, "data": {"id": 1, "key": "BED-2"}}},
        ],
    )
    def test_are_told_in_four_ways(self, told):
        names = {"customfield_10008": "Epic Link", "customfield_10009": "Parent Link"}
        epic = issue(2, issuetype={"name": "Epic", "hierarchyLevel": 1})

        bundle = bundle_of(search(issue(1, **told), epic, names=names))

        assert next(one for one in bundle.items if one.number == 1).parent == "BED-2"

    def test_are_found_from_above(self):
        above = issue(2, subtasks=[{"id": "10001", "key": "BED-1", "fields": {}}])
        below = issue(1, issuetype={"name": "Sub-task", "subtask": True})

        bundle = bundle_of(search(below, above))

        assert next(one for one in bundle.items if one.number == 1).parent == "BED-2"

    def test_that_are_not_there_are_told(self):
        assert codes(bundle_of(issue(parent={"key": "BED-99"})))["parent_not_in_file"] == 1

    def test_are_guessed_in_a_nameless_field_of_keys(self):
        bundle = bundle_of(search(issue(1, customfield_10008="BED-2"), issue(2)))

        assert next(one for one in bundle.items if one.number == 1).parent == "BED-2"
        assert remark(bundle, "epic_guessed").sample == "customfield_10008"


class TestSprints:
    def test_are_read_from_objects(self):
        sprint = {
            "id": 7, "name": "One", "state": "closed", "boardId": 1, "goal": "Dig",
            "startDate": "2024-03-01T08:00:00.000Z", "endDate": "2024-03-08T08:00:00.000Z",
            "completeDate": "2024-03-09T08:00:00.000Z",
        }  # fmt: skip

        bundle = bundle_of(issue(customfield_10020=[sprint]))

        (found,) = bundle.sprints
        assert (found.source_id, found.name, found.state, found.goal) == (
            "7",
            "One",
            "closed",
            "Dig",
        )
        assert found.completed_at == datetime(2024, 3, 9, 8, tzinfo=UTC)
        assert next(iter(bundle.items)).sprints == ("7",)

    def test_are_read_from_the_servers_text(self):
        (found,) = bundle_of(issue(customfield_10005=[SPRINT_TEXT])).sprints

        assert (found.source_id, found.name) == ("2", "Sprint 2, the [good] one")
        assert (found.goal, found.state, found.start_at) == ("Dig, sow, rest", "future", None)

    def test_are_read_from_the_agile_interface(self):
        now = {"id": 8, "name": "Two", "state": "active", "self": "x"}
        before = [{"id": 7, "name": "One", "state": "closed", "self": "y"}]

        bundle = bundle_of(issue(sprint=now, closedSprints=before))

        assert next(iter(bundle.items)).sprints == ("7", "8")
        assert "sprints" in bundle.told

    def test_are_told_in_full_by_a_page_of_sprints(self):
        page = {
            "maxResults": 50, "startAt": 0, "isLast": True,
            "values": [{"id": 7, "name": "One", "state": "active", "goal": "Dig", "originBoardId": 1}],
        }  # fmt: skip

        bundle = bundle_of(search(issue(customfield_10020=[7]), **named(10020, "Sprint")), page)

        assert [(one.name, one.goal) for one in bundle.sprints] == [("One", "Dig")]


class TestStoryPoints:
    @pytest.mark.parametrize("name", ["Story Points", "Story point estimate"])
    def test_stand_in_the_field_of_that_name(self, name):
        bundle = bundle_of(search(issue(customfield_10016=5.0), **named(10016, name)))

        assert next(iter(bundle.items)).points == Decimal(5)
        assert "points" in bundle.told
        assert list(bundle.field_values) == []

    def test_stand_in_the_field_of_that_type_whatever_its_name(self):
        about = named(10016, "Punkte", "com.pyxis.greenhopper.jira:jsw-story-points")

        assert item_of(search(issue(customfield_10016=0.5), **about)).points == Decimal("0.5")

    def test_are_named_by_a_list_of_fields_beside_the_issues(self):
        listed = [{"id": "customfield_10016", "name": "Story Points", "schema": {"type": "number"}}]

        assert item_of(issue(customfield_10016=3), listed).points == Decimal(3)

    def test_are_guessed_where_nothing_names_the_fields(self):
        bundle = bundle_of(
            search(
                issue(1, customfield_10016=3, customfield_10017=123456, customfield_10018="3"),
                issue(2, customfield_10016=0.5, customfield_10019=1),
            )
        )

        assert {one.points for one in bundle.items} == {Decimal(3), Decimal("0.5")}
        assert remark(bundle, "points_guessed").sample == "customfield_10016"

    def test_are_not_guessed_where_they_are_named(self):
        about = named(10016, "Story Points")

        item = item_of(search(issue(customfield_10016=2, customfield_10017=8), **about))

        assert item.points == Decimal(2)


class TestLinks:
    def link(self, number, **end):
        kind = {"name": "Blocks", "inward": "is blocked by", "outward": "blocks"}
        return {"id": str(number), "type": kind, **end}

    def test_run_from_the_blocker_to_the_blocked_and_come_once(self):
        one = issue(1, issuelinks=[self.link(5, outwardIssue={"key": "BED-2"})])
        other = issue(2, issuelinks=[self.link(5, inwardIssue={"key": "BED-1"})])

        (link,) = bundle_of(search(one, other)).links

        assert (link.source, link.target, link.kind) == ("BED-1", "BED-2", "FS")

    def test_to_issues_that_are_not_there_are_told(self):
        bundle = bundle_of(issue(issuelinks=[self.link(5, outwardIssue={"key": "BED-9"})]))

        assert codes(bundle)["link_target_not_in_file"] == 1


class TestOldJira:
    def test_wraps_each_field_with_its_name_and_type(self):
        def wrapped(name, value):
            return {"name": name, "type": "com.atlassian.jira.x", "value": value}

        old = {
            "key": "BED-1", "self": f"{BASE}/rest/api/latest/issue/BED-1",
            "fields": {
                "summary": wrapped("summary", "Dig"),
                "project": wrapped("project", {"key": "BED"}),
                "links": wrapped("links", [
                    {"issueKey": "BED-2", "type": {
                        "name": "Duplicate", "direction": "INBOUND", "description": "is duplicated by",
                    }},
                ]),
                "timetracking": wrapped("timetracking", {"timeoriginalestimate": 90}),
                "comment": wrapped("comment", [
                    {"self": f"{BASE}/rest/api/latest/comment/7", "body": "Yes", "created": "2010-07-23"},
                ]),
                "worklog": wrapped("worklog", [
                    {"self": f"{BASE}/x/9", "started": "2010-07-23", "minutesSpent": 60, "author": ADA},
                ]),
                "customfield_10000": wrapped("Depth", 2.5),
                "customfield_10001": {"name": "Empty", "type": "com.atlassian.jira.y"},
            },
        }  # fmt: skip

        bundle = bundle_of(search(old, issue(2)))

        item = next(one for one in bundle.items if one.number == 1)
        assert (item.title, item.estimate) == ("Dig", 90)
        assert [(one.source, one.target, one.kind) for one in bundle.links] == [
            ("BED-2", "BED-1", "duplicates")
        ]
        assert [one.source_id for one in bundle.comments] == ["7"]
        assert [one.minutes for one in bundle.time_entries] == [60]
        assert [one.name for one in bundle.fields] == ["Depth"]
