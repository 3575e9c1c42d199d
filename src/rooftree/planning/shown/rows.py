"""The rows of the plan page: what the viewer may see, parents above their children."""

from collections import defaultdict
from datetime import date, datetime

from rooftree.accounts.viewer import Viewer
from rooftree.planning.dates import Dates, envelopes
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.planning.shown.parts import PlanRow, PlanView
from rooftree.planning.shown.reading import (
    Known,
    More,
    Proposed,
    arrows_between,
    known_items,
    more_of,
    proposed_items,
)
from rooftree.work.spaces.models import Category, Space


def plan_rows(viewer: Viewer, space: Space | None = None) -> PlanView:
    """Return the plan of everything that the viewer may see, or of one space of it.

    Siblings come in the order of their start; a constant number of queries.
    """
    newest = newest_proposal(viewer.workspace_id)
    proposed = proposed_items(newest.pk) if newest is not None else {}
    known = known_items(viewer, space)
    rows = _Tree(known, proposed, more_of(viewer, known)).rows()
    starts = [row.start for row in rows if row.start is not None]
    finishes = [row.finish for row in rows if row.finish is not None]
    return PlanView(
        proposal_id=newest.pk if newest is not None else None,
        state=newest.state if newest is not None else "",
        today=newest.today if newest is not None else None,
        start=min(starts, default=None),
        finish=max(finishes, default=None),
        rows=rows,
        arrows=arrows_between(viewer, {row.item_id for row in rows}),
    )


class _Tree:
    """Puts leaves below their visible parents."""

    def __init__(self, known: dict[int, Known], proposed: dict[int, Proposed], more: More) -> None:
        self._known = known
        self._proposed = proposed
        self._more = more
        self._parents = {
            pk: one.parent
            for pk, one in known.items()
            if one.parent is not None and one.parent in known
        }
        leaves = [pk for pk, one in known.items() if one.is_leaf]
        self._dates = self._with_envelopes(
            {pk: _pair(proposed[pk].start, proposed[pk].finish) for pk in leaves if pk in proposed}
        )
        self._record = self._with_envelopes(
            {pk: _pair(known[pk].planned_start, known[pk].planned_finish) for pk in leaves}
        )
        self._children: dict[int | None, list[int]] = defaultdict(list)
        for pk in self._in_use(leaves):
            self._children[self._parents.get(pk)].append(pk)

    def _with_envelopes(self, dates: dict[int, Dates | None]) -> dict[int, Dates]:
        leaves = {pk: pair for pk, pair in dates.items() if pair is not None}
        return leaves | envelopes(leaves, self._parents)

    def _in_use(self, leaves: list[int]) -> dict[int, None]:
        used: dict[int, None] = {}
        for pk in leaves:
            at: int | None = pk
            while at is not None and at not in used:
                used[at] = None
                at = self._parents.get(at)
        return used

    def rows(self) -> tuple[PlanRow, ...]:
        found: list[PlanRow] = []
        waiting = [(pk, 0) for pk in self._sorted(None)]
        while waiting:
            pk, depth = waiting.pop()
            found.append(self._row(pk, depth))
            waiting += [(child, depth + 1) for child in self._sorted(pk)]
        return tuple(found)

    def _sorted(self, parent: int | None) -> list[int]:
        """Return children, the last to start first: rows are taken from the end."""

        def place(pk: int) -> tuple[bool, float, int]:
            dates = self._dates.get(pk)
            position = self._proposed[pk].position if pk in self._proposed else 0
            return dates is None, dates[0].timestamp() if dates else 0.0, position

        return sorted(self._children[parent], key=place, reverse=True)

    def _row(self, pk: int, depth: int) -> PlanRow:
        one, plan = self._known[pk], self._proposed.get(pk)
        start, finish = self._dates.get(pk, (None, None))
        record_start, record_finish = self._record.get(pk, (None, None))
        promises = self._more.promises.get(pk, ())
        wanted = [day for day in (one.target, *promises) if day is not None]
        last_day = self._day(finish or record_finish)
        return PlanRow(
            item_id=pk,
            key=one.key,
            title=one.title,
            kind=one.kind,
            icon=one.icon,
            colour=one.colour,
            space=one.space,
            parent_id=self._parents.get(pk),
            depth=depth,
            is_group=not one.is_leaf,
            is_under_way=one.category == Category.DOING,
            start=start,
            finish=finish,
            record_start=record_start,
            record_finish=record_finish,
            shift_days=self._shift(finish, record_finish),
            duration=plan.duration if plan else 0,
            float=plan.float if plan else None,
            is_critical=plan.is_critical if plan else self._has_critical(pk),
            target=one.target,
            promises=promises,
            is_late=bool(wanted) and last_day is not None and last_day > min(wanted),
            assumed=plan.assumed if plan else (),
            assignees=self._more.assignees.get(pk, ()),
        )

    def _has_critical(self, pk: int) -> bool:
        below = list(self._children[pk])
        for child in below:  # grows while it is walked
            plan = self._proposed.get(child)
            if plan is not None and plan.is_critical:
                return True
            below += self._children[child]
        return False

    def _day(self, when: datetime | None) -> date | None:
        return when.astimezone(self._more.zone).date() if when is not None else None

    def _shift(self, finish: datetime | None, record: datetime | None) -> int | None:
        new, old = self._day(finish), self._day(record)
        return (new - old).days if new is not None and old is not None else None


def _pair(start: datetime | None, finish: datetime | None) -> Dates | None:
    return (start, finish) if start is not None and finish is not None else None
