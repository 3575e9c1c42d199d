"""Saying something about an item, and taking it back."""

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, remove
from rooftree.lib import clock
from rooftree.work.comments.facts import CommentAdded, CommentDeleted, CommentEdited
from rooftree.work.comments.models import Comment
from rooftree.work.comments.policy import require_may_change
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_comment
from rooftree.work.items.topics import item_topics
from rooftree.work.text.links import mentioned_persons


@action
def add_comment(item: Item, *, body: str, by: Actor) -> CommentAdded:
    """Say something about an item, in Markdown. Raises RuleBroken for an empty or endless text."""
    require_may_comment(by.viewer, item)
    comment = insert(
        Comment(
            workspace_id=by.workspace_id,
            item=item,
            author_id=by.viewer.person_id,
            body=_checked(body),
            created_at=clock.now(),
        )
    )
    mentions = sorted(mentioned_persons(by.workspace_id, comment.body))
    return CommentAdded(
        subject=item, topics=item_topics(item), comment=comment.pk, mentions=mentions
    )


@action
def edit_comment(
    comment: Comment, *, body: str, by: Actor, expected: int | None = None
) -> CommentEdited | None:
    """Let a comment say something else; its author and admins of the space may."""
    require_may_change(by.viewer, comment)
    item, body = comment.item, _checked(body)
    if body == comment.body:
        return None
    before = mentioned_persons(by.workspace_id, comment.body)
    edit(comment, expected=expected, subject=item, body=body, edited_at=clock.now())
    mentions = sorted(mentioned_persons(by.workspace_id, body) - before)
    return CommentEdited(
        subject=item, topics=item_topics(item), comment=comment.pk, mentions=mentions
    )


@action
def delete_comment(comment: Comment, *, by: Actor) -> CommentDeleted:
    """Put a comment into the bin; its author and admins of the space may."""
    require_may_change(by.viewer, comment)
    item = comment.item
    remove(comment)
    return CommentDeleted(subject=item, topics=item_topics(item, "bin"), comment=comment.pk)


def _checked(body: str) -> str:
    return checked_text(body, field="body", empty=_("Write something first."))
