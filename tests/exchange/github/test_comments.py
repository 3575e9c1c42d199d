"""Comments on issues of GitHub."""

from tests.exchange.github.answers import PAGE, bundle_of, from_gh, issue, remark, user

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
