"""Why an item's date is what it is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.accounts.models import Workspace
from rooftree.accounts.viewer import Viewer
from rooftree.planning.bridge.assumptions import Assumption
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.dates import Dates, dates_of_leaves, line_above
from rooftree.planning.explained.assumed import Assumed, assumed_in_words
from rooftree.planning.explained.holds import HoldSentences
from rooftree.planning.explained.names import Names
from rooftree.planning.explained.wording import work_text
from rooftree.planning.proposals.models import ProposedItem
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.planning.snapshot.load import parents_of_all
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_see
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import PLANNED_CATEGORIES


@dataclass(frozen=True, slots=True)
class Why:
    """The dates of an item and what they rest on, told to one viewer.

    `start` and `finish` are proposed, `record` is the plan of record; `duration` and `float` are
    minutes of working time. The sentences say what holds the item, its float last.
    """

    start: datetime | None = None
    finish: datetime | None = None
    record: Dates | None = None
    duration: int | None = None
    float: int | None = None
    is_critical: bool = False
    sentences: tuple[str, ...] = ()
    assumed: tuple[Assumed, ...] = ()


def why(viewer: Viewer, item: Item) -> Why:
    """Return why an item is planned when it is; raises NotFound for one out of sight.

    A parent runs from the first to the last of its leaves. Items out of sight are not named.
    """
    require_may_see(viewer, item)
    newest = newest_proposal(viewer.workspace_id)
    row = ProposedItem.objects.filter(proposal=newest, item=item).first()
    if row is None:
        return _unplanned(viewer, item)
    wall = Wall(Workspace.objects.values_list("time_zone", flat=True).get(pk=viewer.workspace_id))
    names = Names(viewer, [*row.reasons, *row.assumptions])
    holds = HoldSentences(names, wall)
    return Why(
        start=row.start,
        finish=row.finish,
        record=_pair(item.planned_start, item.planned_finish),
        duration=row.duration,
        float=row.float,
        is_critical=row.is_critical,
        sentences=(*(holds.of(hold) for hold in row.reasons), *_float(row)),
        assumed=assumed_in_words([Assumption.read(one) for one in row.assumptions], names),
    )


def _float(row: ProposedItem) -> tuple[str, ...]:
    if row.float is None:
        return ()
    if row.is_critical:
        return (_("It is critical: when it slips, the end of the whole plan slips."),)
    slack = work_text(row.float)
    return (_("It may slip by {slack} before the end of the plan does.").format(slack=slack),)


def _unplanned(viewer: Viewer, item: Item) -> Why:
    below = _below(viewer, item)
    if below:
        first = min(below, key=lambda pk: below[pk][0])
        last = max(below, key=lambda pk: below[pk][1])
        keys = dict(Item.objects.filter(pk__in=(first, last)).values_list("pk", "key"))
        sentence = _("It runs from the start of {first} to the finish of {last}.").format(
            first=keys[first], last=keys[last]
        )
        return Why(start=below[first][0], finish=below[last][1], sentences=(sentence,))
    if item.archived_at is not None:
        return Why(sentences=(_("It is archived, so nothing of it is planned."),))
    if item.status.category not in PLANNED_CATEGORIES:
        status = item.status.name
        return Why(
            sentences=(
                _("Only what is to do or under way is planned, and this is in {status}.").format(
                    status=status
                ),
            )
        )
    if item.children.filter(archived_at=None).exists():
        return Why(sentences=(_("Nothing below it is left to plan."),))
    return Why(sentences=(_("The plan has not been computed since this came up."),))


def _below(viewer: Viewer, item: Item) -> dict[int, Dates]:
    """Return the proposed dates of the leaves in sight below an item."""
    parents = parents_of_all(viewer.workspace_id)
    if item.pk not in parents.values():
        return {}
    found = {
        pk: both.proposed
        for pk, both in dates_of_leaves(viewer.workspace_id).items()
        if both.proposed is not None and item.pk in line_above(pk, parents)
    }
    seen = set(items_seen(viewer).filter(pk__in=found).values_list("pk", flat=True))
    return {pk: dates for pk, dates in found.items() if pk in seen}


def _pair(start: datetime | None, finish: datetime | None) -> Dates | None:
    return (start, finish) if start is not None and finish is not None else None
