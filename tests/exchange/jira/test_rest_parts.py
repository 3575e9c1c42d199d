"""What hangs on issues, inside them or in files of its own."""

from datetime import UTC, datetime

import pytest

from tests.exchange.jira.replies import (
    ADA,
    BASE,
    GRACE,
    bundle_of,
    codes,
    comment,
    history,
    issue,
    remark,
    search,
    worklog,
)

WIKI = "h2. Beds\n* *wet* soil\n* see [the pump|https://pump.test]"
DOCUMENT = {
    "type": "doc", "version": 1,
    "content": [
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Beds"}]},
        {"type": "paragraph", "content": [
            {"type": "text", "text": "wet", "marks": [{"type": "strong"}]}, {"type": "text", "text": " soil"},
        ]},
    ],
}  # fmt: skip


class TestTexts:
    def test_of_version_2_are_wiki_markup(self):
        description = next(iter(bundle_of(issue(description=WIKI)).items)).description

        assert description.markdown.startswith("## Beds")
        assert "**wet** soil" in description.markdown
        assert (description.raw, description.markup) == (WIKI, "wiki")

    def test_of_version_3_are_documents(self):
        description = next(iter(bundle_of(issue(description=DOCUMENT)).items)).description

        assert description.markdown.strip() == "## Beds\n\n**wet** soil"
        assert description.markup == "adf"
        assert '"heading"' in description.raw

    def test_call_people_by_their_names(self):
        bundle = bundle_of(search(issue(1, description="Ask [~grace]."), issue(2, assignee=GRACE)))

        assert "Grace Hopper" in next(iter(bundle.items)).description.markdown

    def test_show_the_files_of_their_issue(self):
        file = {"id": "4", "filename": "bed.png", "content": f"{BASE}/secure/attachment/4/bed.png"}

        bundle = bundle_of(issue(description="!bed.png!", attachment=[file]))

        assert f"({BASE}/secure/attachment/4/bed.png)" in (
            next(iter(bundle.items)).description.markdown
        )

    def test_of_the_environment_become_a_field(self):
        bundle = bundle_of(issue(environment="Greenhouse"))

        assert [one.name for one in bundle.fields] == ["Environment"]
        assert [one.value for one in bundle.field_values] == ["Greenhouse"]

    def test_of_any_length_are_cut_and_told(self):
        bundle = bundle_of(issue(description="wet " * 1_500_000))

        assert len(next(iter(bundle.items)).description.markdown) <= 1_000_000
        assert remark(bundle, "too_long")


class TestComments:
    def test_are_read_inside_the_issue(self):
        page = {"total": 2, "comments": [comment(7, "*Yes*"), comment(8, "No")]}

        bundle = bundle_of(issue(comment=page))

        assert [(one.source_id, one.body.markdown.strip()) for one in bundle.comments] == [
            ("7", "**Yes**"),
            ("8", "No"),
        ]
        assert {one.author for one in bundle.comments} == {"5a-ada"}

    def test_are_read_from_pages_of_their_own_each_once(self):
        inside = {"total": 2, "comments": [comment(7, "Yes")]}
        page = {"startAt": 0, "total": 2, "comments": [comment(7, "Yes"), comment(8, "No")]}

        for values in ((issue(comment=inside), page), (page, issue(comment=inside))):
            bundle = bundle_of(*values)
            assert [one.source_id for one in bundle.comments] == ["7", "8"]
            assert "comments_cut" not in codes(bundle)

    def test_that_were_cut_off_are_counted(self):
        bundle = bundle_of(issue(comment={"total": 120, "comments": [comment(7, "Yes")]}))

        assert remark(bundle, "comments_cut").count == 119
        assert bundle.report()["comments"].tally.missing == 119

    def test_by_nobody_have_no_author(self):
        anonymous = comment(7, "Yes")
        del anonymous["author"]

        (found,) = bundle_of(issue(comment={"comments": [anonymous]})).comments

        assert found.author is None

    def test_that_were_edited_say_when(self):
        edited = comment(7, "Yes", updated="2024-03-05T08:00:00.000+0000")

        (found,) = bundle_of(issue(comment={"comments": [edited]})).comments

        assert found.edited_at == datetime(2024, 3, 5, 8, tzinfo=UTC)

    @pytest.mark.parametrize(
        "more", [{"visibility": {"type": "role", "value": "Staff"}}, {"jsdPublic": False}]
    )
    def test_for_some_eyes_only_are_told(self, more):
        bundle = bundle_of(issue(comment={"comments": [comment(7, "Psst", **more)]}))

        assert codes(bundle)["restricted"] == 1
        assert bundle.report()["comments"].tally.degraded == 1

    def test_on_issues_that_are_not_there_are_told(self):
        bundle = bundle_of(issue(), {"comments": [comment(7, "Yes", of=99)], "total": 1})

        assert list(bundle.comments) == []
        assert bundle.report()["comments"].tally.skipped == 1


class TestTimeSpent:
    def test_is_kept_in_minutes(self):
        page = {"total": 1, "worklogs": [worklog(5, 5400, comment="Dug")]}

        (entry,) = bundle_of(issue(worklog=page)).time_entries

        assert (entry.minutes, entry.author, entry.note.markdown.strip()) == (90, "5a-ada", "Dug")

    def test_comes_from_pages_of_its_own(self):
        inside = {"total": 21, "worklogs": [worklog(5, 60)]}
        page = {"total": 21, "worklogs": [worklog(5 + number, 60) for number in range(21)]}

        bundle = bundle_of(page, issue(worklog=inside))

        assert len(bundle.time_entries) == 21
        assert "time_entries_cut" not in codes(bundle)

    def test_beyond_the_first_twenty_is_told(self):
        page = {"total": 21, "worklogs": [worklog(number, 60) for number in range(20)]}

        assert remark(bundle_of(issue(worklog=page)), "time_entries_cut").count == 1

    def test_without_a_time_is_told_and_left_out(self):
        bundle = bundle_of(issue(worklog={"worklogs": [{"id": "5", "timeSpentSeconds": 60}]}))

        assert list(bundle.time_entries) == []
        assert codes(bundle)["no_time"] == 1


class TestHistory:
    MOVED = history(3, ("status", "To Do", "In Progress"), ("labels", "", "wet"))

    def verbs(self, bundle):
        return [one.verb for one in bundle.events]

    def test_is_read_inside_the_issue(self):
        changelog = {"total": 1, "histories": [self.MOVED]}

        bundle = bundle_of(issue(top={"changelog": changelog}))

        assert self.verbs(bundle) == ["created", "moved", "labelled"]

    @pytest.mark.parametrize(
        "page",
        [
            {
                "self": f"{BASE}/rest/api/2/issue/BED-1/changelog?startAt=0",
                "values": [MOVED],
                "total": 1,
            },
            {"self": f"{BASE}/rest/api/2/issue/10001/changelog", "values": [MOVED], "total": 1},
            {"id": "10001", "key": "BED-1", "changelog": {"histories": [MOVED], "total": 1}},
            {"issueChangeLogs": [{"issueId": "10001", "changeHistories": [MOVED]}]},
        ],
    )
    def test_is_read_from_files_of_its_own(self, page):
        for values in ((issue(), page), (page, issue())):
            assert self.verbs(bundle_of(*values)) == ["created", "moved", "labelled"]

    def test_counts_each_of_its_entries_once(self):
        changelog = {"total": 1, "histories": [self.MOVED]}
        page = {"self": f"{BASE}/rest/api/2/issue/BED-1/changelog", "values": [self.MOVED]}

        bundle = bundle_of(issue(top={"changelog": changelog}), page)

        assert self.verbs(bundle) == ["created", "moved", "labelled"]

    def test_that_was_cut_off_is_counted(self):
        bundle = bundle_of(issue(top={"changelog": {"total": 130, "histories": [self.MOVED]}}))

        assert remark(bundle, "events_cut").count == 129

    def test_reads_moments_in_milliseconds(self):
        late = self.MOVED | {"created": 1709276400000}

        bundle = bundle_of(issue(top={"changelog": {"histories": [late]}}))

        assert {one.at for one in bundle.events} == {datetime(2024, 3, 1, 7, tzinfo=UTC)}

    def test_without_a_time_is_told(self):
        bundle = bundle_of(issue(top={"changelog": {"histories": [self.MOVED | {"created": "?"}]}}))

        assert codes(bundle)["no_time"] == 1


class TestFiles:
    def test_stay_where_they_are(self):
        file = {
            "id": "4", "filename": "bed.png", "size": 12, "mimeType": "image/png", "author": ADA,
            "created": "2024-03-01T08:00:00.000+0000", "content": f"{BASE}/secure/attachment/4/bed.png",
        }  # fmt: skip

        (found,) = bundle_of(issue(attachment=[file])).attachments

        assert (found.name, found.size, found.media_type) == ("bed.png", 12, "image/png")
        assert (found.author, found.url) == ("5a-ada", file["content"])

    def test_links_to_other_pages_are_told(self):
        link = {
            "id": 1, "self": f"{BASE}/rest/api/2/issue/BED-1/remotelink/1",
            "object": {"url": "https://x.test", "title": "X"},
        }  # fmt: skip

        assert codes(bundle_of(issue(), [link]))["remote_links"] == 1
