"""Which topics a viewer may listen to. Those they may not are absent, as if they did not exist."""

from collections import defaultdict
from collections.abc import Iterable

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import Status
from rooftree.work.spaces.queries import administered_spaces, spaces_seen

MOST = 100
"""A page that listens to more topics than this hears the first ones only."""

OF_EVERY_MEMBER = frozenset(
    {
        *("workspace", "people", "person", "goals", "goal", "plan", "findings"),
        *("products", "releases", "customers", "feedback", "projects", "sprints"),
    }
)
OF_SPACES = frozenset({"space", "releases-of", "sprints-of"})
"""Kinds whose number is that of a space."""


def heard(viewer: Viewer, topics: Iterable[str], needed: Iterable[str] = ()) -> frozenset[str]:
    """Return those of the topics ("plan", "item:12") that the viewer may hear of.

    `topics` are what a page asks for, `needed` what veils name: "self:3" is heard by that person alone,
    "admins:5" by the admins of a space, "everything" by who sees all of the workspace.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for topic in (*list(topics)[:MOST], *needed):
        groups[topic.partition(":")[0]].add(topic)
    return frozenset().union(*(_heard_of_kind(viewer, kind, own) for kind, own in groups.items()))


def _heard_of_kind(viewer: Viewer, kind: str, topics: set[str]) -> set[str]:
    if kind in OF_EVERY_MEMBER:
        return topics
    if kind == "import":
        return topics if viewer.role >= Role.MEMBER else set()
    if kind == "self":
        return topics & {f"self:{viewer.person_id}"}
    if kind == "everything":
        return topics if viewer.is_admin else set()
    numbers = [int(number) for _, _, number in (t.partition(":") for t in topics) if _is_id(number)]
    return {f"{kind}:{number}" for number in _ids_seen(viewer, kind, numbers)} & topics


def _ids_seen(viewer: Viewer, kind: str, numbers: list[int]) -> Iterable[int]:
    if kind in OF_SPACES:
        return spaces_seen(viewer).filter(pk__in=numbers).values_list("pk", flat=True)
    if kind == "status":
        spaces = spaces_seen(viewer).order_by().values("pk")
        return Status.objects.filter(space__in=spaces, pk__in=numbers).values_list("pk", flat=True)
    if kind == "admins":
        return administered_spaces(viewer).intersection(numbers)
    if kind == "item":
        return items_seen(viewer).filter(pk__in=numbers).values_list("pk", flat=True)
    return ()


def _is_id(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < len(str(2**63))
