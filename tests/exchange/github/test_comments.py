"""Comments on issues of GitHub."""

import io
import zipfile

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.github.reader import read
from tests.exchange.boards import assert_adds_up
from tests.exchange.github.answers import (
    PAGE,
    REPOSITORY,
    bundle_of,
    bytes_of,
    from_gh,
    issue,
    only,
    remark,
    user,
)

SAID = {
    "id": 55,
    "html_url": f"{PAGE}/issues/1#issuecomment-55",
    "user": user("ben"),
    "body": "Leaks",
    "created_at": "2026-01-07T08:00:00Z",
    "updated_at": "2026-01-08T08:00:00Z",
}


def test_a_comment_has_the_same_id_in_every_answer():
    from_collector = bundle_of(
        {"backend_name": "GitHub", "category": "issue", "data": issue(1, comments_data=[SAID])}
    )
    by_gh = {
        "id": "IC_x", "url": f"{PAGE}/issues/1#issuecomment-55", "author": {"login": "ben"},
        "body": "Leaks", "createdAt": "2026-01-07T08:00:00Z",
    }  # fmt: skip
    from_command = bundle_of([from_gh(1, comments=[by_gh])])

    for bundle in (from_collector, from_command):
        (comment,) = bundle.comments
        assert (comment.source_id, comment.author) == ("issuecomment-55", "ben")
    (edited,) = from_collector.comments
    assert edited.edited_at is not None


def test_comments_that_are_only_counted_are_told():
    bundle = bundle_of([issue(1, comments=12)])

    assert not list(bundle.comments)
    assert bundle.report()["comments"].tally.missing == 12
    assert remark(bundle, "comments_not_in_file").count == 12


def test_a_comment_by_nobody_and_one_without_words():
    ghost, silent = SAID | {"user": None}, SAID | {"id": 56, "html_url": "", "body": " "}
    bundle = bundle_of([issue(1, comments_data=[ghost, silent])])

    assert [comment.author for comment in bundle.comments] == [None]
    assert remark(bundle, "no_text").severity == "skipped"


def test_people_have_the_names_and_addresses_that_collectors_found():
    details = {"login": "ada", "name": "Ada Low", "email": "ada@pump.example"}
    bundle = bundle_of(
        {"backend_name": "GitHub", "category": "issue", "data": issue(1, user_data=details)}
    )

    (ada,) = bundle.people
    assert (ada.name, ada.username, ada.email) == ("Ada Low", "ada", "ada@pump.example")


LISTED = SAID | {"issue_url": f"{REPOSITORY}/issues/1", "author_association": "OWNER"}


def test_lists_of_comments_come_to_their_issues_in_any_order():
    for values in (([LISTED], [issue(1, comments=2)]), ([issue(1, comments=2)], [LISTED])):
        bundle = bundle_of(*values)

        assert [comment.item for comment in bundle.comments] == ["ada/pump#1"]
        assert bundle.report()["comments"].tally.missing == 1
        assert_adds_up(bundle)


def test_a_comment_on_what_is_not_there_is_told():
    other = LISTED | {"issue_url": f"{REPOSITORY}/issues/9"}
    bundle = bundle_of([issue(1)], [other, LISTED | {"issue_url": None}])

    assert remark(bundle, "comment_without_issue").count == 2
    assert_adds_up(bundle)


def test_pages_may_lie_in_a_folder_or_an_archive(tmp_path):
    files = {"p1.json": [issue(2)], "p2.json": [issue(1)], "said.json": [LISTED]}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "Hello")
        for name, value in files.items():
            archive.writestr(name, bytes_of(value))
            (tmp_path / name).write_bytes(bytes_of(value))

    for source in (packed.getvalue(), tmp_path):
        bundle = read(source)
        assert [item.number for item in bundle.items] == [1, 2]
        assert len(bundle.comments) == 1


def test_a_broken_file_among_others_is_named():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("p1.json", bytes_of([issue(1)]))
        archive.writestr("p2.json", "[{")

    with pytest.raises(FormatError):
        read(packed.getvalue())


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<!-- Thank you! -->\r\nIt leaks", "It leaks"),
        ("One\n\n<!-- a\nb -->\n\nTwo", "One\n\nTwo"),
        ("```html\n<!-- stays -->\n```\n<!-- goes -->", "```html\n<!-- stays -->\n```"),
        ("- [ ] a\n- [x] b", "- [ ] a\n- [x] b"),
        ("<!-- never closed", ""),
    ],
)
def test_what_templates_hide_is_not_shown(body, shown):
    description = only(bundle_of([issue(1, body=body)])).description

    assert description.markdown == shown
    assert description.raw in (None, body.replace("\r\n", "\n"))
