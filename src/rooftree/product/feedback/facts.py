"""What can happen to feedback."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class FeedbackFact(Fact):
    """Something about what was said, with its beginning."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class FeedbackAdded(FeedbackFact):
    """Somebody wrote down what was said."""

    verb = "product.feedback.added"
    wording = _("added the feedback “{name}”")


@dataclass(frozen=True, kw_only=True)
class FeedbackEdited(FeedbackFact):
    """Columns of feedback changed; the log's rows say which."""

    verb = "product.feedback.edited"
    wording = _("edited the feedback “{name}”")


@dataclass(frozen=True, kw_only=True)
class FeedbackDeleted(FeedbackFact):
    """Feedback is in the bin."""

    verb = "product.feedback.deleted"
    wording = _("deleted the feedback “{name}”")
