"""Who is a part of what: parents before their parts, without circles, and no parent below its part."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from rooftree.exchange.bundle import Bundle, Item
from rooftree.exchange.on_disk import OnDisk
from rooftree.work.founding import STANDARD_KINDS
from rooftree.work.spaces.models import Kind


@dataclass(slots=True)
class Family:
    """`order` are the source ids of all items, parents first; `parents` has those who are told and can be.

    `lost` says by code why an item goes without the parent that the source gives it.
    """

    order: Collection[str] = ()
    parents: OnDisk[str] = field(default_factory=OnDisk)
    lost: OnDisk[str] = field(default_factory=OnDisk)


class Kinds:
    """The kinds of a workspace (the standard ones of one to come), and which of them an item becomes."""

    def __init__(self, workspace_id: int, bundle: Bundle) -> None:
        rows = Kind.objects.filter(workspace_id=workspace_id).values_list("slug", "pk", "level")
        standard = {slug: (0, level) for slug, _name, level, _icon, _colour in STANDARD_KINDS}
        self._found = {slug: (pk, level) for slug, pk, level in rows} or standard
        self._types = {one.source_id: one.kind for one in bundle.types}

    def of(self, item: Item) -> tuple[int, int]:
        """Return the id and level of an item's kind; a task when there is no such kind here."""
        slug = self._types.get(item.type or "", item.kind)
        return self._found.get(slug) or self._found["task"]


def family_of(bundle: Bundle, kinds: Kinds) -> Family:
    """Follow the parents of a bundle's items."""
    wanted = OnDisk[str | None]((item.source_id, item.parent) for item in bundle.items)
    levels = OnDisk[int]((item.source_id, kinds.of(item)[1]) for item in bundle.items)
    family = Family()
    for own, parent in wanted.pairs():
        if parent is not None and parent in wanted:
            if levels[parent] < levels[own]:
                family.lost[own] = "parent_below"
            else:
                family.parents[own] = parent
    family.order = _parents_first(wanted, family)
    return family


def _parents_first(ids: Iterable[str], family: Family) -> Collection[str]:
    """Order ids so that each comes after its parent; the link that closes a circle is cut."""
    ordered = OnDisk[None]()
    for own in ids:
        line: dict[str, None] = {}
        above: str | None = own
        last = ""
        while above is not None and above not in ordered:
            if above in line:
                family.lost[last] = "parent_in_circle"
                del family.parents[last]
                break
            line[above] = None
            last, above = above, family.parents.get(above)
        ordered.take((one, None) for one in reversed(line))
    return ordered
