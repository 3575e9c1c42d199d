"""In which order work is placed: under way first, then priority, then wanted dates, then rank."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from rooftree.planning.snapshot.parts import Group, PlannedItem, Snapshot

Urgency = tuple[int, int, date, str, int]


def by_urgency(snapshot: Snapshot) -> list[PlannedItem]:
    """Return the items, most urgent first.

    An item is as urgent as the most urgent of those that it belongs to, and its date is the soonest
    target or open commitment of them all.
    """
    return sorted(snapshot.items, key=lambda item: _urgency(item, snapshot.groups))


def above(item: PlannedItem, groups: Mapping[int, Group]) -> list[Group]:
    """Return the items that an item belongs to, nearest first."""
    found: dict[int, Group] = {}
    parent = item.parent_id
    while parent is not None and parent in groups and parent not in found:
        found[parent] = groups[parent]
        parent = groups[parent].parent_id
    return list(found.values())


def inherited(keys: Sequence[str], arrows: Sequence[tuple[str, str]]) -> list[str]:
    """Return the keys in order, each as early as the first that waits for it.

    Without that, urgent work would wait for its predecessor until all less urgent work is placed.
    The arrows must have no circle.
    """
    place = {key: number for number, key in enumerate(keys)}
    best = dict(place)
    before: dict[str, list[str]] = defaultdict(list)
    waiting = dict.fromkeys(keys, 0)
    for predecessor, successor in arrows:
        before[successor].append(predecessor)
        waiting[predecessor] += 1
    ready = [key for key in keys if not waiting[key]]
    for key in ready:  # grows while it is walked
        for predecessor in before[key]:
            best[predecessor] = min(best[predecessor], best[key])
            waiting[predecessor] -= 1
            if not waiting[predecessor]:
                ready.append(predecessor)
    return sorted(keys, key=lambda key: (best[key], place[key]))


def _urgency(item: PlannedItem, groups: Mapping[int, Group]) -> Urgency:
    line: list[PlannedItem | Group] = [item, *above(item, groups)]
    dates = [day for one in line for day in (one.target, one.promised) if day is not None]
    return (
        not item.is_under_way,
        -max(one.priority for one in line),
        min(dates, default=date.max),
        item.rank,
        item.id,
    )
