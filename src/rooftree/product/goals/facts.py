"""What can happen to goals."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class GoalFact(Fact):
    """Something about a goal, with the objective that it had."""

    private = frozenset({"objective"})
    objective: str


@dataclass(frozen=True, kw_only=True)
class GoalAdded(GoalFact):
    """There is something new to reach."""

    verb = "product.goal.added"
    wording = _("added the goal {objective}")


@dataclass(frozen=True, kw_only=True)
class GoalEdited(GoalFact):
    """Columns of a goal changed; the log's rows say which."""

    verb = "product.goal.edited"
    wording = _("edited the goal {objective}")


@dataclass(frozen=True, kw_only=True)
class GoalClosed(GoalFact):
    """Nobody works towards a goal any more."""

    verb = "product.goal.closed"
    wording = _("closed the goal {objective}")


@dataclass(frozen=True, kw_only=True)
class GoalReopened(GoalFact):
    """A closed goal counts again."""

    verb = "product.goal.reopened"
    wording = _("reopened the goal {objective}")


@dataclass(frozen=True, kw_only=True)
class GoalDeleted(GoalFact):
    """A goal is in the bin, with its key results and measurements."""

    verb = "product.goal.deleted"
    wording = _("deleted the goal {objective}")
