"""Comments on items."""

import pytest

from rooftree.changes import log
from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.people.persons.actions import edit_person
from rooftree.work.comments.actions import add_comment, delete_comment, edit_comment
from rooftree.work.comments.lines import all_lines
from rooftree.work.comments.models import Comment
from rooftree.work.comments.queries import comment_by_id


def commented(world, body="Hello", *, by=None):
    add_comment(world.item(), body=body, by=(by or world.ben).actor)
    return Comment.objects.latest("pk")


def test_a_commenter_comments(world):
    item = world.item()

    fact = add_comment(item, body="  Grüße 🎉\n", by=world.cora.actor)

    [comment] = all_lines(item)
    assert (comment.body, comment.author_id) == ("Grüße 🎉", world.cora.person.pk)
    assert fact.subject == item
    assert f"item:{item.pk}" in fact.topics


def test_a_viewer_does_not_comment(world):
    with pytest.raises(Forbidden):
        commented(world, by=world.cleo)


@pytest.mark.parametrize("body", ["", "  \n\t ", "x" * 100_001, "zero \0 inside", "half \ud800"])
def test_a_comment_has_something_to_say_and_an_end(world, body):
    with pytest.raises(RuleBroken) as refusal:
        commented(world, body)

    assert refusal.value.field == "body"
    assert not Comment.objects.exists()


def test_a_private_item_is_not_there_for_others(world):
    item = world.item(is_private=True)
    add_comment(item, body="Hush", by=world.ada.actor)
    comment = Comment.objects.get()

    with pytest.raises(NotFound):
        add_comment(item, body="Hello?", by=world.ben.actor)
    with pytest.raises(NotFound):
        comment_by_id(world.ben.viewer, comment.pk)


def test_the_author_edits_and_the_time_is_noted(world):
    comment = commented(world)

    edit_comment(comment, body="Hello again", by=world.ben.actor)

    comment.refresh_from_db()
    assert (comment.body, comment.version) == ("Hello again", 2)
    assert comment.edited_at is not None


def test_saying_the_same_again_changes_nothing(world):
    comment = commented(world)

    assert edit_comment(comment, body=" Hello ", by=world.ben.actor) is None


def test_an_admin_edits_the_comments_of_others_and_nobody_else_does(world):
    comment = commented(world)

    with pytest.raises(Forbidden):
        edit_comment(comment, body="Changed", by=world.cora.actor)
    with pytest.raises(Forbidden):
        delete_comment(comment, by=world.cora.actor)
    assert edit_comment(comment, body="Changed", by=world.ada.actor)


def test_a_newer_text_is_not_overwritten(world):
    comment = commented(world)
    edit_comment(comment, body="Newer", by=world.ben.actor)

    with pytest.raises(Stale):
        edit_comment(comment, body="Older", expected=1, by=world.ada.actor)


def test_a_deleted_comment_is_gone(world):
    comment = commented(world)

    delete_comment(comment, by=world.ben.actor)

    assert not Comment.objects.exists()


def test_the_log_knows_who_was_mentioned_by_id_only(world):
    edit_person(world.cleo.person, handle="Cleo.K", by=world.ada.actor)

    fact = add_comment(world.item(), body="@cleo.k, see @nobody", by=world.ben.actor)

    assert fact.mentions == [world.cleo.person.pk]
    change = log.since(world.workspace.pk, log.head(world.workspace.pk) - 1)[0]
    assert change.data["show"]["mentions"] == [world.cleo.person.pk]
    assert "nobody" not in str(change.data)


def test_an_edit_mentions_only_those_who_were_not_before(world):
    comment = commented(world, "@ben look")

    fact = edit_comment(comment, body="@ben and @ada look", by=world.ben.actor)

    assert fact.mentions == [world.ada.person.pk]
