"""How the plan stands: what was computed, what accepting it would change, what was accepted last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rooftree.accounts.viewer import Viewer
from rooftree.planning.proposals.models import Proposal, ProposalState
from rooftree.planning.proposals.policy import may_plan
from rooftree.planning.proposals.recall import Accepted, last_acceptance
from rooftree.planning.queries import PlanRow, PlanView
from rooftree.web.pages.plan.rows import is_acceptable, last_day


@dataclass(frozen=True, slots=True)
class Counts:
    """Of what the viewer sees: items, those on assumptions, and what accepting would do to dates."""

    items: int
    assumed: int
    changes: int
    new: int
    later: int
    earlier: int
    late: int
    unplanned: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of the plan. `way`: none, open (something to accept), agreed or discarded."""

    way: str
    proposal_id: int | None
    computed_at: datetime | None
    today: date | None
    finish: date | None
    counts: Counts
    accepted: Accepted | None
    may_plan: bool
    may_accept: bool


def standing_of(
    viewer: Viewer, view: PlanView, proposal: Proposal | None, editable: frozenset[int]
) -> Standing:
    """Return how the plan stands for a viewer."""
    items = [row for row in view.rows if not row.is_group]
    is_discarded = view.state == ProposalState.DISCARDED
    changes = [row for row in items if is_acceptable(row)]
    way = "agreed" if not changes else "discarded" if is_discarded else "open"
    may = may_plan(viewer)
    return Standing(
        way="none" if proposal is None else way,
        proposal_id=view.proposal_id,
        computed_at=proposal.created_at if proposal is not None else None,
        today=view.today,
        finish=last_day(view.finish),
        counts=_counts(items, changes),
        accepted=last_acceptance(viewer) if may else None,
        may_plan=may,
        may_accept=may and any(row.item_id in editable for row in changes),
    )


def _counts(items: Sequence[PlanRow], changes: Sequence[PlanRow]) -> Counts:
    return Counts(
        items=len(items),
        assumed=sum(bool(row.assumed) for row in items),
        changes=len(changes),
        new=sum(row.record_finish is None for row in changes),
        later=sum((row.shift_days or 0) > 0 for row in changes),
        earlier=sum((row.shift_days or 0) < 0 for row in changes),
        late=sum(row.is_late for row in items),
        unplanned=sum(row.start is None for row in items),
    )
