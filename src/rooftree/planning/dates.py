"""When items run: as agreed where that was accepted, else as proposed."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from rooftree.planning.proposals.models import ProposedItem
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.planning.snapshot.load import parents_of_all, planned_leaves

Dates = tuple[datetime, datetime]


class Both(NamedTuple):
    """A leaf's dates in the plan of record and in the newest proposal."""

    record: Dates | None
    proposed: Dates | None

    @property
    def effective(self) -> Dates | None:
        """Return what counts: the plan of record once there is one."""
        return self.record or self.proposed


def effective_dates(workspace_id: int) -> dict[int, Dates]:
    """Return {item id: (start, finish)} in UTC of what is planned; of a parent, its leaves' envelope.

    Three queries and those of the newest proposal, whatever the number of items.
    """
    leaves = {
        pk: dates
        for pk, both in dates_of_leaves(workspace_id).items()
        if (dates := both.effective) is not None
    }
    return leaves | envelopes(leaves, parents_of_all(workspace_id))


def dates_of_leaves(workspace_id: int) -> dict[int, Both]:
    """Return both pairs of dates of each planned leaf."""
    proposed: dict[int, Dates] = {}
    newest = newest_proposal(workspace_id)
    if newest is not None:
        rows = ProposedItem.objects.filter(proposal=newest, start__isnull=False)
        for pk, start, finish in rows.values_list("item_id", "start", "finish"):
            if start is not None and finish is not None:
                proposed[pk] = (start, finish)
    leaves = planned_leaves(workspace_id).values_list("pk", "planned_start", "planned_finish")
    return {
        pk: Both((start, finish) if start and finish else None, proposed.get(pk))
        for pk, start, finish in leaves
    }


def envelopes(leaves: Mapping[int, Dates], parents: Mapping[int, int]) -> dict[int, Dates]:
    """Return the first start and the last finish below each parent; `parents` are by child."""
    found: dict[int, Dates] = {}
    for leaf, (start, finish) in leaves.items():
        for parent in line_above(leaf, parents):
            first, last = found.get(parent, (start, finish))
            found[parent] = min(first, start), max(last, finish)
    return found


def line_above(item: int, parents: Mapping[int, int]) -> Iterator[int]:
    """Yield an item's parent, the parent's parent and so on."""
    seen = {item}
    while (above := parents.get(item)) is not None and above not in seen:
        yield above
        seen.add(above)
        item = above
