"""One click instead of an assumption."""

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.errors import RuleBroken
from rooftree.planning.proposals.models import ProposedItem
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.work.items.actions import edit_item
from rooftree.work.items.facts import ItemEdited
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit


@action
def replace_assumption(item: Item, *, by: Actor, minutes: int | None = None) -> ItemEdited | None:
    """Give an item the estimate that the plan assumed, or another number of minutes.

    The assumed work is taken, not the time from start to finish. Raises RuleBroken when nothing was
    assumed and no minutes are given.
    """
    require_may_edit(by.viewer, item)
    if minutes is None:
        minutes = _assumed_work(item)
    return edit_item(item, estimate_likely=minutes, by=by)


def _assumed_work(item: Item) -> int:
    newest = newest_proposal(item.workspace_id)
    row = ProposedItem.objects.filter(proposal=newest, item=item).first()
    assumptions = row.assumptions if row is not None else []
    for one in assumptions:
        if one["what"] == "load":
            return int(one["minutes"])
    raise RuleBroken(_("Nothing is assumed about how much work this is."), field="minutes")
