"""Which item is a part of which, and which are linked; settled when all items are known."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rooftree.exchange.bundle import Link, LinkKind
from rooftree.exchange.formats.drafting.bounds import bounded
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.on_disk import OnDisk

LINK_LENGTH = 380
Named = Sequence[str]
"""What an item may be called where it is referred to, the likelier name first."""


class Names:
    """All names under which items can be referred to."""

    def __init__(self) -> None:
        self._items = OnDisk[None]()
        self._others = OnDisk[str]()
        self._unsure = OnDisk[None]()

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, source_id: str) -> bool:
        return source_id in self._items

    def add(self, source_id: str, others: Iterable[str]) -> None:
        """Note an item, and what else it is called."""
        self._items[source_id] = None
        for name in others:
            if self._others.setdefault(name, source_id) != source_id:
                self._unsure[name] = None

    def find(self, named: Named) -> str | None:
        """Return the source id of the item that has one of some names; None when there is none."""
        found = (name if name in self._items else self._others.get(name) for name in named)
        return next((one for one in found if one is not None), None)

    def is_unsure(self, named: Named) -> bool:
        """Tell whether several items have the name by which one was found."""
        for name in named:
            if name in self._items or name in self._others:
                return name in self._unsure and name not in self._items
        return False


class Parents:
    """Gathers what items are parts of."""

    def __init__(self, ledger: Ledger, names: Names) -> None:
        self._ledger = ledger
        self._names = names
        self._named = OnDisk[str]()

    def add(self, child: str, *parent: str) -> None:
        """Note that an item is a part of another, by what that may be called; the first word counts."""
        self._named.setdefault(child, json.dumps(parent))

    def settled(self) -> OnDisk[str]:
        """Return {child: parent}; parents that are nowhere, and circles, are told and left out."""
        parents = OnDisk[str]()
        for child, written in self._named.pairs():
            named: Named = json.loads(written)
            parent = self._names.find(named)
            if child not in self._names:
                continue
            if parent is None:
                self._tell("parent_not_in_file", child, named)
            elif _leads_to(child, parent, parents):
                self._tell("parents_in_a_circle", child, named)
            else:
                parents[child] = parent
                if self._names.is_unsure(named):
                    self._tell("parent_unsure", child, named)
        return parents

    def _tell(self, code: str, child: str, named: Named) -> None:
        sample = _bare(named[0])
        self._ledger.tell(code, "items", thing=child, place=child, sample=sample)


class Ties:
    """Gathers links between items by any of their names."""

    def __init__(self, ledger: Ledger, names: Names) -> None:
        self._ledger = ledger
        self._names = names
        self._ties = OnDisk[None]()

    def add(self, source: Named, target: Named, kind: LinkKind, name: str = "") -> None:
        """Note a link; a dependency goes from what is first to what waits for it."""
        self._ties[json.dumps([source, target, kind, name])] = None

    def settled(self) -> Iterator[Link]:
        """Yield each link once, though both ends may tell it."""
        seen = OnDisk[None]()
        for written in self._ties:
            sources, targets, kind, name = json.loads(written)
            source, target = self._names.find(sources), self._names.find(targets)
            ends = source or _bare(sources[0]), target or _bare(targets[0])
            source_id, turned = _link_id(name or kind, *ends), _link_id(name or kind, *ends[::-1])
            if source_id in seen or (kind == "relates" and turned in seen):
                continue
            seen[source_id] = None
            self._ledger.found("links")
            if source is None or target is None or source == target:
                is_lost = source is None or target is None
                code = "link_target_not_in_file" if is_lost else "link_to_itself"
                self._ledger.tell(code, "links", place=ends[0], sample=" → ".join(ends))
                continue
            yield Link(source_id=source_id, source=source, target=target, kind=kind, name=name)


def _link_id(word: str, source: str, target: str) -> str:
    return bounded(f"{word}:{source}:{target}", LINK_LENGTH)


def _bare(name: str) -> str:
    """Return a name without the space in which it is known."""
    return name.rpartition("\0")[2]


def _leads_to(child: str, above: str | None, parents: Mapping[str, str]) -> bool:
    while above is not None and above != child:
        above = parents.get(above)
    return above == child
