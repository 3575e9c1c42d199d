"""What other rooms ask of planning."""

from rooftree.accounts.viewer import Viewer
from rooftree.planning.dates import effective_dates
from rooftree.planning.explained.assumed import Assumed
from rooftree.planning.explained.why import Why, why
from rooftree.planning.loads import daily_load
from rooftree.planning.proposals.models import Proposal
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.planning.shown.parts import PlanArrow, PlanRow, PlanView
from rooftree.planning.shown.rows import plan_rows

__all__ = [
    "Assumed",
    "PlanArrow",
    "PlanRow",
    "PlanView",
    "Why",
    "current_proposal",
    "daily_load",
    "effective_dates",
    "plan_rows",
    "why",
]


def current_proposal(of: Viewer | int) -> Proposal | None:
    """Return the newest proposal of a viewer's workspace, or of the workspace with an id.

    Its `state` says what became of it: current, accepted or discarded. None before the first one is
    computed, see `refreshing.refresh`.
    """
    return newest_proposal(of if isinstance(of, int) else of.workspace_id)
