"""An item is planned not to wait for what it depends on."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from rooftree.alignment.checks.lags import ENDS, soonest, working_time
from rooftree.alignment.checks.registry import rule
from rooftree.alignment.checks.snapshot import DependencyRow, Snapshot
from rooftree.alignment.findings.models import Severity
from rooftree.alignment.findings.raised import Exhibit, Raised, at, item, minutes, word
from rooftree.engine import WorkingTime
from rooftree.planning.bridge.zone import Wall


@rule(
    "dependency-broken",
    severity=Severity.ERROR,
    title=_("Dependency that the plan breaks"),
    causes={
        "FS": _(
            "{item} waits for {predecessor} to finish, which is planned for {held}, and starts on {let}."
        ),
        "SS": _(
            "{item} waits for {predecessor} to start, which is planned for {held}, and starts on {let}."
        ),
        "FF": _(
            "{item} ends after {predecessor}, which is planned to finish on {held}, and finishes on {let}."
        ),
        "SF": _(
            "{item} ends after {predecessor} has started, which is planned for {held}, and finishes on {let}."
        ),
    },
    veiled=_("This is planned not to wait for something that it depends on."),
)
def dependency_broken(snapshot: Snapshot) -> Iterator[Raised]:
    """Find dependencies between open items where the plan of one end does not wait for the other."""
    judge = _Judge(snapshot)
    for row in snapshot.dependencies:
        before, after = (snapshot.dates.get(pk) for pk in (row.predecessor_id, row.successor_id))
        if before is None or after is None:
            continue
        leaving, entering = ENDS[row.type]
        held, let = getattr(before, leaving), getattr(after, entering)
        if judge.is_broken(row, held, let):
            yield Raised(
                kind="item",
                subject_id=row.successor_id,
                owner_id=snapshot.responsible(row.successor_id),
                detail=f"{row.predecessor_id}{row.type}",
                variant=row.type,
                is_restricted=before.is_restricted or after.is_restricted,
                evidence=_evidence(row, held, let),
            )


class _Judge:
    """Compares two ends. A lag runs in the working time of the first who works on the successor."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._wall = Wall(snapshot.zone)
        self._times: dict[int | None, WorkingTime] = {}

    def is_broken(self, row: DependencyRow, held: datetime, let: datetime) -> bool:
        """Tell whether one end comes before the other, or before the lag after it has passed."""
        return let < soonest(held, row.lag, self._time(row.successor_id), self._wall)

    def _time(self, item_id: int) -> WorkingTime:
        person = next(iter(self._snapshot.assignees.get(item_id, ())), None)
        if person not in self._times:
            week = None if person is None else self._snapshot.weeks.get(person)
            self._times[person] = working_time(week)
        return self._times[person]


def _evidence(row: DependencyRow, held: datetime, let: datetime) -> dict[str, Exhibit]:
    evidence = {
        "item": item(row.successor_id),
        "predecessor": item(row.predecessor_id),
        "type": word(row.type),
        "held": at(held, of=row.predecessor_id),
        "let": at(let),
    }
    return evidence | ({"lag": minutes(row.lag)} if row.lag else {})
