"""What can happen to comments."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CommentAdded(Fact):
    """Somebody commented on an item; `mentions` are the ids of the persons named with @."""

    verb = "work.comment.added"
    wording = _("commented")
    comment: int
    mentions: list[int]


@dataclass(frozen=True, kw_only=True)
class CommentEdited(Fact):
    """A comment says something else now; `mentions` are those whom it did not name before."""

    verb = "work.comment.edited"
    wording = _("edited a comment")
    comment: int
    mentions: list[int]


@dataclass(frozen=True, kw_only=True)
class CommentDeleted(Fact):
    """A comment is in the bin."""

    verb = "work.comment.deleted"
    wording = _("deleted a comment")
    comment: int
