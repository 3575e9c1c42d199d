"""What the tables of a backup become."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from rooftree.exchange.formats.documents import documents_of
from rooftree.exchange.formats.jira.backup.gathering import gathered
from rooftree.exchange.formats.ledger import Ledger
from tests.exchange.jira.backups import BASE, NOON, backup, bundle_of, custom, issue, row
from tests.exchange.jira.replies import codes, remark


def first(bundle):
    return next(iter(bundle.items))


class TestAnIssue:
    def test_is_put_together_from_its_tables(self):
        bundle = bundle_of(
            issue(
                4, reporter="ada", assignee="ada", priority=2, status=5, resolution=1, votes=2,
                resolutiondate=NOON, duedate="2024-05-01 00:00:00.0", timeoriginalestimate=7200,
                timeestimate=1800, description="h2. Soil\n* wet",
            )
        )  # fmt: skip

        item = first(bundle)
        assert (item.source_id, item.number, item.title) == ("BED-4", 4, "Bed 4")
        assert (item.reporter, item.assignees, item.priority) == ("ada", ("ada",), 3)
        assert (item.estimate, item.remaining, item.votes) == (120, 30, 2)
        assert (item.resolution, item.target) == ("Fixed", date(2024, 5, 1))
        assert item.description.markdown.startswith("## Soil")
        assert item.source_url == f"{BASE}/browse/BED-4"
        assert bundle.source.url == BASE

    def test_is_read_by_the_clock_of_its_server(self):
        bundle = bundle_of(issue(), zone="Europe/Berlin")

        assert first(bundle).created_at == datetime(2024, 3, 1, 11, 0, 0, 500_000, UTC)
        assert remark(bundle, "zone_assumed").sample == "Europe/Berlin"

    def test_keeps_a_due_date_as_the_day_it_is(self):
        due = issue(duedate="2024-05-01 00:00:00.0")

        for zone in ("Pacific/Auckland", "America/New_York"):
            assert first(bundle_of(due, zone=zone)).target == date(2024, 5, 1)

    def test_has_the_key_of_its_project_today_and_those_it_had(self):
        item = first(
            bundle_of(
                issue(4, key="OLD-4"),
                row("ProjectKey", id=1, projectId=100, projectKey="OLD"),
                row("ProjectKey", id=2, projectId=100, projectKey="BED"),
                row("MovedIssueKey", id=1, oldIssueKey="PEN-77", issueId=10_004),
            )
        )

        assert item.source_id == "BED-4"
        assert set(item.aliases) == {"BED-4", "OLD-4", "PEN-77"}

    def test_that_has_no_number_has_its_own_key(self):
        assert first(bundle_of(issue(4).replace(' number="4"', ""))).source_id == "BED-4"

    def test_has_labels_components_and_versions(self):
        bundle = bundle_of(
            issue(),
            row("Label", id=1, issue=10_001, label="wet"),
            row("Component", id=1, project=100, name="Pump", description="By the well", lead="ada"),
            row("Version", id=1, project=100, name="1.0", sequence=2, released="true",
                releasedate="2024-06-01 00:00:00.0"),
            row("Version", id=2, project=100, name="0.9", sequence=1, archived="true"),
            *(
                row("NodeAssociation", sourceNodeId=10_001, sourceNodeEntity="Issue", sinkNodeId=sink,
                    sinkNodeEntity=kind, associationType=how)
                for sink, kind, how in (
                    (1, "Component", "IssueComponent"), (1, "Version", "IssueFixVersion"),
                    (2, "Version", "IssueVersion"),
                )
            ),
        )  # fmt: skip

        item = first(bundle)
        assert (item.labels, item.components) == (("wet",), ("BED/Pump",))
        assert (item.releases, item.affected_releases) == (("BED/1.0",), ("BED/0.9",))
        assert [(one.name, one.is_released, one.is_archived) for one in bundle.releases] == [
            ("0.9", False, True),
            ("1.0", True, False),
        ]
        assert [one.lead for one in bundle.components] == ["ada"]

    def test_is_watched_and_voted_for(self):
        item = first(
            bundle_of(
                issue(),
                row("UserAssociation", sourceName="ada", sinkNodeId=10_001, sinkNodeEntity="Issue",
                    associationType="WatchIssue"),
                row("UserAssociation", sourceName="bob", sinkNodeId=10_001, sinkNodeEntity="Issue",
                    associationType="VoteIssue"),
            )
        )  # fmt: skip

        assert (item.watchers, item.voters) == (("ada",), ("bob",))

    def test_that_only_some_may_see_is_told(self):
        bundle = bundle_of(issue(security=7), row("SchemeIssueSecurityLevels", id=7, name="Staff"))

        assert remark(bundle, "restricted_issue").sample == "Staff"

    def test_says_nothing_about_what_jira_has_no_field_for(self):
        told = bundle_of(issue()).told

        assert "points" not in told
        assert "sprints" not in told
        assert {"priority", "watchers", "releases"} <= told


class TestPlaces:
    def test_come_along_without_issues(self):
        bundle = bundle_of(
            row("Project", id=101, name="Pens", key="PEN", description="Empty"),
            row("Version", id=1, project=101, name="1.0"),
            issue(),
        )

        assert [(one.prefix, one.name) for one in bundle.spaces] == [
            ("BED", "Beds"),
            ("PEN", "Pens"),
        ]
        assert [one.source_id for one in bundle.releases] == ["PEN/1.0"]
        assert [(one.space, one.person, one.role) for one in bundle.members] == [
            ("BED", "ada", "admin")
        ]

    def test_know_the_categories_of_their_statuses(self):
        bundle = bundle_of(issue(1), issue(2, status=5))

        assert {(one.name, one.category, one.basis) for one in bundle.statuses} == {
            ("In Progress", "doing", "source"),
            ("Resolved", "done", "source"),
        }


class TestPeople:
    def test_are_known_by_their_keys(self):
        (person,) = bundle_of(issue(reporter="ada")).people

        assert (person.source_id, person.name, person.username, person.email) == (
            "ada",
            "Ada Byron",
            "Ada.Byron",
            "ada@jira.test",
        )

    def test_who_are_gone_keep_their_keys(self):
        bundle = bundle_of(issue(reporter="gone"))

        person = next(one for one in bundle.people if one.source_id == "gone")
        assert (person.is_known, person.is_active) == (False, False)

    def test_of_jira_4_have_properties(self):
        bundle = bundle_of(
            issue(reporter="bob"),
            row("OSUser", id=7, name="bob", passwordHash="SECRET"),
            row("OSPropertyEntry", id=70, entityName="OSUser", entityId=7, propertyKey="fullName"),
            row("OSPropertyEntry", id=71, entityName="OSUser", entityId=7, propertyKey="email"),
            row("OSPropertyString", id=70, value="Bob Moss"),
            row("OSPropertyString", id=71, value="bob@jira.test"),
        )

        person = next(one for one in bundle.people if one.source_id == "bob")
        assert (person.name, person.email) == ("Bob Moss", "bob@jira.test")


class TestBonds:
    def link(self, number, kind, source, destination):
        return row(
            "IssueLink", id=number, linktype=kind, source=10_000 + source,
            destination=10_000 + destination,
        )  # fmt: skip

    def test_are_read_once_from_both_ends(self):
        (link,) = bundle_of(issue(1), issue(2), self.link(1, 10, 1, 2)).links

        assert (link.source, link.target, link.kind) == ("BED-1", "BED-2", "FS")

    def test_of_sub_tasks_and_epics_are_parents(self):
        bundle = bundle_of(
            issue(1, type=6),
            issue(2),
            issue(3, type=5),
            self.link(1, 12, 1, 2),
            self.link(2, 11, 2, 3),
        )

        assert [one.parent for one in bundle.items] == [None, "BED-1", "BED-2"]
        assert [one.kind for one in bundle.items] == ["feature", "task", "sub-task"]
        assert list(bundle.links) == []

    def test_of_plans_stand_in_a_property(self):
        noted = row(
            "EntityProperty", id=1, entityName="IssueProperty", entityId=10_001,
            propertyKey="jpo-issue-properties", value='{"parent_id":"10002"}',
        )  # fmt: skip

        assert [one.parent for one in bundle_of(issue(1), issue(2, type=6), noted).items] == [
            "BED-2",
            None,
        ]

    def test_to_issues_that_are_not_there_are_told(self):
        assert codes(bundle_of(issue(1), self.link(1, 10, 1, 99)))["link_target_not_in_file"] == 1


class TestHanging:
    def test_comments_are_read(self):
        bundle = bundle_of(
            issue(),
            row("Action", id=7, issue=10_001, author="ada", type="comment", body="*Yes*\n\nno",
                created=NOON, updated="2024-03-02 12:00:00.0"),
            row("Action", id=8, issue=10_001, type="fieldchange", body="x", created=NOON),
        )  # fmt: skip

        (comment,) = bundle.comments
        assert (comment.source_id, comment.author) == ("7", "ada")
        assert comment.body.markdown == "**Yes**\n\nno"
        assert comment.edited_at == datetime(2024, 3, 2, 12, tzinfo=UTC)

    @pytest.mark.parametrize("more", [{"level": "staff"}, {"rolelevel": 10}])
    def test_comments_for_some_eyes_only_are_told(self, more):
        bundle = bundle_of(
            issue(), row("Action", id=7, issue=10_001, body="Psst", created=NOON, **more)
        )

        assert codes(bundle)["restricted"] == 1

    def test_time_spent_is_read(self):
        (entry,) = bundle_of(
            issue(),
            row("Worklog", id=5, issue=10_001, author="ada", body="Dug", created=NOON,
                startdate="2024-03-01 08:00:00.0", timeworked=5400),
        ).time_entries  # fmt: skip

        assert (entry.minutes, entry.note.markdown) == (90, "Dug")
        assert entry.started_at == datetime(2024, 3, 1, 8, tzinfo=UTC)

    def test_history_is_read(self):
        bundle = bundle_of(
            issue(status=5, creator="ada"),
            row("ChangeGroup", id=1, issue=10_001, author="ada", created="2024-03-02 12:00:00.0"),
            row("ChangeItem", id=1, group=1, fieldtype="jira", field="status", oldvalue=3,
                oldstring="In Progress", newvalue=5, newstring="Resolved"),
        )  # fmt: skip

        assert [(one.verb, one.author) for one in bundle.events] == [
            ("created", "ada"),
            ("moved", "ada"),
        ]
        assert list(bundle.events)[1].details["to_id"] == "BED/Resolved"

    def test_of_issues_that_are_not_there_is_told(self):
        bundle = bundle_of(issue(), row("Action", id=7, issue=99, body="x", created=NOON))

        assert remark(bundle, "row_without_issue").count == 1
        assert bundle.report()["comments"].tally.skipped == 1

    def test_without_a_time_is_told(self):
        bundle = bundle_of(
            issue(),
            row("Worklog", id=5, issue=10_001, timeworked=60),
            row("ChangeGroup", id=1, issue=10_001, created="soon"),
        )

        assert codes(bundle)["no_time"] == 2


OPTIONS = row("CustomFieldOption", id=7, customfield=1, value="Clay") + row(
    "CustomFieldOption", id=8, customfield=1, value="Wet"
)


class TestCustomFields:
    @pytest.mark.parametrize(
        ("kind", "columns", "expected"),
        [
            ("float", {"numbervalue": "2.50"}, ("number", "2.50", "")),
            ("textfield", {"stringvalue": "Loam"}, ("text", "Loam", "")),
            ("textarea", {"textvalue": "Loam\nand more"}, ("text", "Loam\nand more", "")),
            ("datepicker", {"datevalue": "2024-05-01 00:00:00.0"}, ("date", "2024-05-01", "")),
            (
                "datetime",
                {"datevalue": "2024-05-01 23:30:00.0"},
                ("date", "2024-05-01", "2024-05-01 23:30:00.0"),
            ),
            ("select", {"stringvalue": "7"}, ("choice", "Clay", "7")),
            ("radiobuttons", {"stringvalue": "99"}, ("choice", "99", "99")),
            ("userpicker", {"stringvalue": "ada"}, ("text", "Ada Byron", "")),
            ("userpicker", {"stringvalue": "gone"}, ("text", "gone", "")),
            ("project", {"numbervalue": "100.0"}, ("text", "Beds", "")),
            ("grouppicker", {"stringvalue": "staff"}, ("text", "staff", "")),
        ],
    )
    def test_are_kept_in_their_type(self, kind, columns, expected):
        bundle = bundle_of(OPTIONS, issue(), custom(1, kind, **columns), zone="Europe/Berlin")

        (field,), (value,) = bundle.fields, bundle.field_values
        assert field.name == "Soil"
        assert (field.type, value.value, value.raw) == expected

    def test_of_several_choices_become_text(self):
        more = row("CustomFieldValue", id=2, issue=10_001, customfield=1, stringvalue=8)

        bundle = bundle_of(OPTIONS, issue(), custom(1, "multiselect", stringvalue=7), more)

        assert [one.value for one in bundle.field_values] == ["Clay, Wet"]

    def test_of_choices_within_choices_name_both(self):
        inner = row(
            "CustomFieldValue", id=2, issue=10_001, customfield=1, parentkey=7, stringvalue=8
        )

        bundle = bundle_of(OPTIONS, issue(), inner, custom(1, "cascadingselect", stringvalue=7))

        assert [one.value for one in bundle.field_values] == ["Clay → Wet"]

    def test_of_labels_stand_among_the_labels(self):
        bundle = bundle_of(
            issue(),
            row("CustomField", id=1, customfieldtypekey="x:labels", name="Soil"),
            row("Label", id=1, issue=10_001, label="wet", fieldid=1),
            row("Label", id=2, issue=10_001, label="dry"),
        )

        assert [one.value for one in bundle.field_values] == ["wet"]
        assert first(bundle).labels == ("dry",)

    def test_of_story_points_have_their_place(self):
        bundle = bundle_of(issue(), custom(1, "float", "Story Points", numbervalue="5.0"))

        assert first(bundle).points == Decimal(5)
        assert "points" in bundle.told
        assert list(bundle.fields) == []

    def test_of_epics_and_the_tool_have_their_place(self):
        bundle = bundle_of(
            issue(1),
            issue(2, type=1),
            custom(1, "gh-epic-link", "Epos", issue=10_001, numbervalue="10002.0"),
            custom(2, "gh-epic-label", "Epenname", issue=10_002, stringvalue="Spring"),
            custom(3, "gh-epic-color", "Farbe", issue=10_002, stringvalue="ghx-label-1"),
        )

        assert [one.parent for one in bundle.items] == ["BED-2", None]
        assert list(bundle.fields) == []
        assert codes(bundle)["tool_field_not_kept"] == 1

    def test_of_sprints_are_named_by_the_history(self):
        bundle = bundle_of(
            issue(),
            custom(1, "gh-sprint", "Sprint", stringvalue="3"),
            row("ChangeGroup", id=1, issue=10_001, created=NOON),
            row("ChangeItem", id=1, group=1, field="Sprint", newvalue="3, 4", newstring="One, Two"),
        )

        assert [(one.source_id, one.name) for one in bundle.sprints] == [("3", "One")]
        assert "sprints" in bundle.told

    def test_of_sprints_nobody_names_keep_their_numbers(self):
        bundle = bundle_of(issue(), custom(1, "gh-sprint", "Sprint", stringvalue="3"))

        assert [one.name for one in bundle.sprints] == ["3"]
        assert codes(bundle)["sprint_unnamed"] == 1


def test_passwords_are_not_even_kept_on_the_way():
    with documents_of(backup(issue())) as documents:
        store = gathered(documents[0], Ledger({}))

    assert "SECRET" not in str(list(store.rows("User")))
