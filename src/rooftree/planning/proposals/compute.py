"""From a snapshot to the rows of a proposal; no database, no clock."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from rooftree.engine import Plan, schedule
from rooftree.engine.schedule.rules import Rule
from rooftree.planning.bridge.holds import Holds
from rooftree.planning.bridge.problem import Bridged, bridge
from rooftree.planning.bridge.slack import floats
from rooftree.planning.proposals.models import ProposedItem
from rooftree.planning.proposals.stamps import stamp_of
from rooftree.planning.snapshot.parts import PlannedItem, Snapshot

RULE: Rule = "list"
"""The engine's rule: in the order of the problem, which is the order of urgency."""


@dataclass(frozen=True, slots=True)
class Computed:
    """The rows of a proposal, not yet stored, a sum of them, and a text that is equal for equal plans."""

    items: list[ProposedItem]
    summary: dict[str, Any]
    fingerprint: str


def compute(snapshot: Snapshot, today: date) -> Computed:
    """Return the plan of a snapshot from the beginning of `today` on; equal input, equal plan."""
    bridged = bridge(snapshot, today)
    plan = schedule(bridged.problem, rule=RULE)
    rows = _Rows(bridged, plan)
    items = [rows.row(number, item) for number, item in enumerate(bridged.items)]
    return Computed(items, _summary(items), _fingerprint(items))


class _Rows:
    def __init__(self, bridged: Bridged, plan: Plan) -> None:
        self._bridged = bridged
        self._plan = plan
        self._floats = floats(bridged.problem, plan)
        self._holds = Holds(bridged, plan)

    def row(self, position: int, item: PlannedItem) -> ProposedItem:
        effort = self._bridged.efforts[item.id]
        start, finish = self._dates(item)
        slack = [self._floats.get(piece.key) for piece in effort.pieces]
        least = None if start is None else min(one for one in slack if one is not None)
        return ProposedItem(
            item_id=item.id,
            position=position,
            start=start,
            finish=finish,
            duration=effort.minutes,
            float=least,
            is_critical=least == 0,
            pieces=self._pieces(item),
            assumptions=[assumption.plain() for assumption in effort.assumptions],
            reasons=self._holds.of(item),
            stamp=stamp_of(item),
        )

    def _dates(self, item: PlannedItem) -> tuple[datetime | None, datetime | None]:
        """Return start and finish in UTC; nothing when a part of the work cannot be planned."""
        pieces = self._bridged.efforts[item.id].pieces
        places = [self._plan.assignments.get(piece.key) for piece in pieces]
        planned = [place for place in places if place is not None]
        if len(planned) < len(places):
            return None, None
        when = self._bridged.wall.when
        start = when(min(place.start for place in planned))
        finish = when(max(place.finish for place in planned))
        if item.is_under_way and item.actual_start is not None:
            start = item.actual_start
        return start, max(start, finish)

    def _pieces(self, item: PlannedItem) -> list[list[int | None]]:
        found: list[list[int | None]] = []
        for piece in self._bridged.efforts[item.id].pieces:
            place = self._plan.assignments.get(piece.key)
            if place is not None and piece.minutes:
                person = min(piece.doers) if len(piece.doers) == 1 else None
                found.append([person, place.start, place.finish, piece.minutes, piece.units])
        return found


def _summary(items: list[ProposedItem]) -> dict[str, Any]:
    finishes = [row.finish for row in items if row.finish is not None]
    return {
        "items": len(items),
        "planned": len(finishes),
        "assumed": sum(bool(row.assumptions) for row in items),
        "critical": sum(row.is_critical for row in items),
        "finish": max(finishes).isoformat() if finishes else None,
    }


def _fingerprint(items: list[ProposedItem]) -> str:
    said = [
        (
            *(row.item_id, str(row.start), str(row.finish), row.float, row.stamp),
            *(row.pieces, row.assumptions, row.reasons),
        )
        for row in items
    ]
    return sha256(repr(said).encode()).hexdigest()
