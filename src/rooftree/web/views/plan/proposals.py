"""Deciding about a proposal: accepted whole or in part, taken back, discarded, computed again."""

from collections.abc import Collection

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import RuleBroken
from rooftree.jobs.queue import later
from rooftree.planning.proposals.accepting import accept_plan, discard_plan, undo_acceptance
from rooftree.planning.proposals.policy import require_may_plan
from rooftree.planning.proposals.queries import proposal_by_id
from rooftree.planning.queries import plan_rows
from rooftree.planning.refreshing import compute_again
from rooftree.web.back import back
from rooftree.web.notes import note
from rooftree.web.pages.plan.wording import accepted_text, undone_text
from rooftree.web.seat import Seated
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.queries import space_by_prefix


def compute(request: Seated) -> HttpResponse:
    """Let the worker compute the plan anew."""
    require_may_plan(request.seat.viewer)
    later(compute_again, request.seat.workspace.pk)
    note(request, _("The plan is being computed. This page follows when it differs."))
    return _back(request)


def accept(request: Seated, pk: int) -> HttpResponse:
    """Make a proposal the plan of record: all of it, that of a space, or the chosen items."""
    viewer = request.seat.viewer
    proposal = proposal_by_id(viewer, pk)
    require_may_plan(viewer)
    result = accept_plan(proposal, by=request.seat.actor, items=_chosen(request, viewer))
    undo = f"/w/{request.seat.workspace.key}/plan/acceptances/{result.batch}/deletion"
    note(request, accepted_text(result), undo_url=undo if result.planned else "")
    return _back(request)


def discard(request: Seated, pk: int) -> HttpResponse:
    """Say that a proposal is not wanted."""
    proposal = proposal_by_id(request.seat.viewer, pk)
    discard_plan(proposal, by=request.seat.actor)
    note(request, _("Discarded. What was agreed stays; the next change brings a new proposal."))
    return _back(request)


def take_back(request: Seated, batch: str) -> HttpResponse:
    """Give items the planned dates back that they had before an acceptance."""
    require_may_plan(request.seat.viewer)
    note(request, undone_text(undo_acceptance(batch, by=request.seat.actor)))
    return _back(request)


def _chosen(request: Seated, viewer: Viewer) -> Collection[int] | None:
    """Return the ids to accept; None for all of the proposal."""
    posted = request.POST
    if "all" not in posted:
        keys = posted.getlist("item")
        if not keys:
            raise RuleBroken(_("Choose at least one row first."))
        return set(items_seen(viewer).filter(key__in=keys).values_list("pk", flat=True))
    if not posted.get("space"):
        return None
    rows = plan_rows(viewer, space_by_prefix(viewer, posted["space"])).rows
    return {row.item_id for row in rows if not row.is_group}


def _back(request: Seated) -> HttpResponse:
    return back(request, f"/w/{request.seat.workspace.key}/plan")
