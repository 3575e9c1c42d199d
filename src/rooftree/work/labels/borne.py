"""Who works on items and which labels they carry: asked in one query, since pages show both."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from rooftree.accounts.prepared import asked
from rooftree.work.ids import ids_sql, listed
from rooftree.work.items.assigned import Assigned
from rooftree.work.labels.carried import Carried

PERSON, LABEL = "person", "label"

# Written by hand: for the mapper people and labels are too different to be rows of one query.
BORNE = """
    SELECT 'person' AS part, assigned.item_id, assigned.id AS place, person.id AS own, person.name,
        CAST(person.user_id AS text) AS more
    FROM work_assignment AS assigned JOIN people_person AS person ON person.id = assigned.person_id
    WHERE assigned.item_id IN ({ids})
    UNION ALL
    SELECT 'label', carried.item_id, label.position, label.id, label.name, label.colour
    FROM work_itemlabel AS carried JOIN work_label AS label ON label.id = carried.label_id
    WHERE carried.item_id IN ({ids})
"""


class Borne(NamedTuple):
    """What an item bears: people in the order in which they came, labels in that of the space."""

    people: list[Assigned]
    labels: list[Carried]

    def add(self, part: str, own: int, name: str, more: str | None) -> None:
        """Add what a row of `BORNE` says."""
        if part == PERSON:
            self.people.append(Assigned(own, name, int(more) if more else None))
        else:
            self.labels.append(Carried(own, name, more or ""))


def borne_by(item_ids: Iterable[int]) -> dict[int, Borne]:
    """Return {id: what it bears} of items that their reader may see; nothing is borne by others."""
    ids = listed(item_ids)
    rows: list[tuple[Any, ...]] = asked(
        f"{BORNE.format(ids=ids_sql())} ORDER BY part, place, own",
        [ids, ids],
    )
    found: dict[int, Borne] = defaultdict(lambda: Borne([], []))
    for part, item_id, _place, *said in rows:
        found[item_id].add(part, *said)
    return found
