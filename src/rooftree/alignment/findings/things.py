"""The items, goals, persons and promises that findings point to, as far as a viewer may know of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.people.persons.queries import names_of
from rooftree.product.goals.models import Goal
from rooftree.work.commitments.models import Commitment
from rooftree.work.items.queries import items_seen

KINDS = ("item", "goal", "person", "commitment")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to link to. The label is an item's key, a goal's objective or somebody's name."""

    kind: str
    pk: int
    label: str
    title: str = ""


Things = Mapping[tuple[str, int], Thing]


def things_in(viewer: Viewer, findings: Iterable[Finding]) -> Things:
    """Return {(kind, id): thing} for all that the findings point to; what is hidden is missing."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for finding in findings:
        wanted[finding.subject_kind].add(finding.subject_id)
        if finding.owner_id is not None:
            wanted["person"].add(finding.owner_id)
        for exhibit in finding.evidence.values():
            for kind, pk in _pointers(exhibit):
                wanted[kind].add(pk)
    found = [
        *_items(viewer, wanted["item"]),
        *_goals(viewer, wanted["goal"]),
        *_persons(viewer, wanted["person"]),
        *_commitments(viewer, wanted["commitment"]),
    ]
    return {(thing.kind, thing.pk): thing for thing in found}


def _pointers(exhibit: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    yield from ((kind, exhibit[kind]) for kind in KINDS if kind in exhibit)
    if "of" in exhibit:
        yield "item", exhibit["of"]


def _items(viewer: Viewer, pks: set[int]) -> Iterable[Thing]:
    rows = items_seen(viewer).filter(pk__in=pks) if pks else items_seen(viewer).none()
    return (Thing("item", *row) for row in rows.values_list("pk", "key", "title"))


def _goals(viewer: Viewer, pks: set[int]) -> Iterable[Thing]:
    rows = Goal.objects.filter(workspace_id=viewer.workspace_id, pk__in=pks)
    return (Thing("goal", *row) for row in rows.values_list("pk", "objective"))


def _persons(viewer: Viewer, pks: set[int]) -> Iterable[Thing]:
    return (Thing("person", *row) for row in names_of(viewer.workspace_id, pks).items())


def _commitments(viewer: Viewer, pks: set[int]) -> Iterable[Thing]:
    rows = Commitment.objects.filter(workspace_id=viewer.workspace_id, pk__in=pks)
    return (Thing("commitment", *row) for row in rows.values_list("pk", "to_whom"))
