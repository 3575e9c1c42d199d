"""Files, folders and archives of pages, in any order."""

import io
import json
import zipfile

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.rest.reader import read
from tests.exchange.jira.replies import (
    bundle_of,
    bytes_of,
    codes,
    comment,
    issue,
    remark,
    search,
)


def keys(bundle):
    return [item.source_id for item in bundle.items]


@pytest.fixture
def folder(tmp_path):
    """Give what writes files into a folder, and gives the folder."""

    def written(**files):
        for name, value in files.items():
            path = tmp_path / name.replace("__", "/").replace("_json", ".json")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
        return tmp_path

    return written


def zipped(path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in path.rglob("*"):
            archive.write(file, file.relative_to(path))
    return data.getvalue()


@pytest.mark.parametrize(
    "values",
    [
        [issue(1)],
        [search(issue(1))],
        [{"issues": [issue(1)], "isLast": True}],
        [[issue(1)]],
        [{"values": [issue(1)], "isLast": True}],
        [[{"backend_name": "Jira", "category": "issue", "data": issue(1)}]],
        [{"_index": "jira", "_source": {"data": issue(1)}}],
    ],
)
def test_every_way_of_giving_issues_is_read(values):
    assert keys(bundle_of(*values)) == ["BED-1"]


def test_several_values_in_a_file_are_read():
    assert keys(bundle_of(issue(2), [issue(3)], search(issue(1)))) == ["BED-1", "BED-2", "BED-3"]


@pytest.mark.parametrize(
    "data",
    [
        b"// saved from https://jira.test\n// 2024\n%s",
        b"module.exports = %s;\n",
        b"export default %s",
        b"Pretty-print %s",
        b"\xef\xbb\xbf%s",
        b"/* one */ %s // the end",
        b"<html><pre>%s</pre></html>",
    ],
)
def test_what_stands_around_the_payload_is_passed_over(data):
    assert keys(read(data % bytes_of(search(issue(1))))) == ["BED-1"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_encodings_are_read(encoding):
    data = json.dumps(issue(summary="Öl"), ensure_ascii=False).encode(encoding)

    assert next(iter(read(data).items)).title == "Öl"


class TestAFolder:
    def test_is_read_whole_and_in_any_order(self, folder):
        first, second = search(issue(1), issue(2), total=3), search(issue(3), start=2, total=3)

        for pages in ({"a_json": first, "b_json": second}, {"a_json": second, "b_json": first}):
            bundle = read(folder(**pages))
            assert keys(bundle) == ["BED-1", "BED-2", "BED-3"]
            assert "pages_missing" not in codes(bundle)

    def test_may_be_an_archive(self, folder):
        path = folder(a_json=search(issue(1)), deep__er_json=issue(2))

        assert keys(read(zipped(path))) == ["BED-1", "BED-2"]
        packed = path.parent / "packed.zip"
        packed.write_bytes(zipped(path))
        assert keys(read(packed)) == ["BED-1", "BED-2"]
        with packed.open("rb") as stream:
            assert keys(read(stream)) == ["BED-1", "BED-2"]

    def test_may_hold_what_is_no_json(self, folder):
        path = folder(
            a_json=issue(1), readme=b"Hello", tracker=b"<xml/>", empty=b"", __hidden=b"",
            **{"log.log": b'{"a": 1}'},
        )  # fmt: skip

        bundle = read(path)

        assert keys(bundle) == ["BED-1"]
        assert remark(bundle, "not_json").count >= 4

    def test_in_which_a_page_is_damaged_is_refused_with_its_name(self, folder):
        path = folder(a_json=issue(1), b_json=bytes_of(issue(2))[:-5])

        with pytest.raises(FormatError, match=r"b\.json, line 1, column") as refused:
            read(path)
        assert "cut off" in refused.value.problem

    def test_joins_comments_to_issues_by_the_name_of_their_file(self, folder):
        bare = comment(7, "Yes")
        del bare["self"]
        path = folder(
            a_json=search(issue(1), issue(2)), **{"BED-2-comments.json": {"comments": [bare]}}
        )

        assert [one.item for one in read(path).comments] == ["BED-2"]

    def test_without_any_issue_is_refused(self, folder):
        with pytest.raises(FormatError, match="sprints only"):
            read(folder(a_json={"values": [{"id": 1, "name": "One", "state": "active"}]}, b=b"x"))


class TestDuplicates:
    def test_come_in_once(self):
        bundle = bundle_of(search(issue(1)), search(issue(1)), issue(1))

        assert keys(bundle) == ["BED-1"]
        assert remark(bundle, "issue_again").count == 2

    def test_fill_each_other_up(self):
        thin = {"id": "10001", "key": "BED-1", "fields": {"labels": ["wet"]}}

        for values in ((thin, issue(1)), (issue(1), thin)):
            (item,) = bundle_of(*values).items
            assert (item.title, item.labels) == ("Water the beds", ("wet",))

    def test_are_as_their_later_state(self):
        early = issue(1, summary="Old", updated="2024-03-01T10:00:00.000+0200")
        late = issue(1, summary="New", updated="2024-03-01T09:00:00.000+0000")

        for values in ((early, late), (late, early)):
            assert next(iter(bundle_of(*values).items)).title == "New"


class TestGaps:
    def test_between_pages_are_told(self):
        first = search(*(issue(number) for number in range(100)), total=250)

        bundle = bundle_of(first)

        told = remark(bundle, "pages_missing")
        assert (told.place, told.count) == ("startAt 100 of total 250", 150)
        assert bundle.report()["items"].tally.missing == 150

    def test_in_the_middle_are_told(self):
        bundle = bundle_of(
            search(issue(1), issue(2), total=6), search(issue(5), issue(6), start=4, total=6)
        )

        assert (remark(bundle, "pages_missing").place, codes(bundle)["pages_missing"]) == (
            "startAt 2 of total 6",
            2,
        )

    def test_are_none_when_issues_came_or_went_between_two_pages(self):
        bundle = bundle_of(
            search(issue(1), issue(2), total=3), search(issue(3), issue(4), start=2, total=4)
        )

        assert "pages_missing" not in codes(bundle)

    def test_at_the_end_are_told_where_pages_have_tokens(self):
        first = {"issues": [issue(1)], "nextPageToken": "abc", "isLast": False}
        last = {"issues": [issue(2)], "isLast": True}

        assert codes(bundle_of(first))["last_page_missing"] == 1
        assert "last_page_missing" not in codes(bundle_of(first, last))
        assert "last_page_missing" not in codes(bundle_of(last, first))
