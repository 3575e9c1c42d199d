"""What holds each item where the plan has it, as data that sentences can be made from later."""

from collections.abc import Iterator
from typing import Any

from rooftree.engine import Plan
from rooftree.engine.calendars import DAY
from rooftree.engine.explain import Explainer
from rooftree.engine.reasons import Reason
from rooftree.planning.bridge.hours import HOLIDAY
from rooftree.planning.bridge.problem import Bridged
from rooftree.planning.snapshot.parts import PlannedItem

Hold = dict[str, Any]


class Holds:
    """Explains the items of one plan."""

    def __init__(self, bridged: Bridged, plan: Plan) -> None:
        self._bridged = bridged
        self._explainer = Explainer(bridged.problem, plan)

    def of(self, item: PlannedItem) -> list[Hold]:
        """Return what holds an item; people and items by id, instants as the engine counts them."""
        found: list[Hold] = []
        if item.is_under_way and item.actual_start is not None:
            found.append({"code": "under-way", "at": self._bridged.wall.at(item.actual_start)})
        for piece in self._bridged.efforts[item.id].pieces:
            found += self._reasons(piece.key, item.id)
        found += [
            {"code": note.code, "item": note.item_id}
            for note in self._bridged.notes.get(item.id, ())
        ]
        return _once(found)

    def _reasons(self, key: str, item: int) -> Iterator[Hold]:
        for reason in self._explainer.reasons(key):
            if reason.code == "predecessor":
                yield from self._predecessor(reason, item)
            elif reason.code == "resource":
                yield self._busy(reason, item)
            elif reason.code == "closed":
                yield from self._closed(reason)
            elif reason.code == "blocked":
                yield self._blocked(reason, item)
            elif reason.code in {"plan-start", "release"}:
                yield {"code": reason.code, "at": reason.until}

    def _predecessor(self, reason: Reason, item: int) -> Iterator[Hold]:
        key = reason.keys[0]
        if key.startswith("g"):  # a gate waits for many; those that hold it are meant
            yield from self._reasons(key, item)
            return
        hold = {"code": "predecessor", "item": self._bridged.item_of[key], "type": reason.type}
        yield hold | ({"lag": reason.lag} if reason.lag else {})

    def _busy(self, reason: Reason, item: int) -> Hold:
        who, *keys = reason.keys
        items = dict.fromkeys(self._bridged.item_of[key] for key in keys)
        return {
            "code": "busy",
            "people": sorted(self._bridged.members[who]),
            "items": [other for other in items if other != item],
        }

    def _closed(self, reason: Reason) -> Iterator[Hold]:
        """Yield absences, holidays and pauses of a day or more; that nobody works at night is no news."""
        since, until = reason.since or 0, reason.until or 0
        if reason.notes or until - since >= DAY:
            yield {
                "code": _why_closed(reason.notes),
                "people": sorted(self._bridged.members.get(reason.keys[0], ())),
                "since": since,
                "until": until,
            }

    def _blocked(self, reason: Reason, item: int) -> Hold:
        """Return why an item cannot be planned: nobody ever works, or what it waits for cannot be."""
        others = [self._bridged.item_of[key] for key in reason.keys if key in self._bridged.item_of]
        names = [key for key in reason.keys if key in self._bridged.members]
        people = sorted({one for key in names for one in self._bridged.members[key]})
        blockers = [other for other in others if other != item]
        return {"code": "impossible", "people": people, "items": blockers}


def _why_closed(notes: tuple[str, ...]) -> str:
    if not notes:
        return "closed"
    return "holiday" if set(notes) == {HOLIDAY} else "away"


def _once(holds: list[Hold]) -> list[Hold]:
    """Drop repetitions; the beginning of the plan holds only what nothing else holds."""
    distinct = [hold for number, hold in enumerate(holds) if hold not in holds[:number]]
    others = [hold for hold in distinct if hold["code"] != "plan-start"]
    return others or distinct
