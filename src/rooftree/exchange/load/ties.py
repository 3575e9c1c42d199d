"""Links between items, as wishes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from rooftree.exchange.bundle import Index, Link
from rooftree.exchange.load.wishes import Ref, Unit, Wish
from rooftree.work.links.models import Dependency as DependencyRow
from rooftree.work.links.models import Link as LinkRow

PLAIN_LINKS = ("relates", "duplicates")


def link_units(index: Index, order: Iterable[str]) -> Iterator[Unit]:
    """Yield a unit per item from which links go out."""
    for source_id in order:
        links = index.hanging(source_id).links
        if links:
            yield Unit(
                subject=Ref("items", source_id), wishes=tuple(link_wish(link) for link in links)
            )


def plain_instead(wish: Wish) -> Wish:
    """Return a plain link in place of a dependency that cannot be."""
    initial = wish.initial
    ends = {"source_id": initial["predecessor_id"], "target_id": initial["successor_id"]}
    more = {"kind": "relates", "name": str(initial["type"])}
    return replace(wish, model=LinkRow, initial=ends | more)


def link_wish(link: Link) -> Wish:
    """Return a dependency, or a link that only tells."""
    ends = Ref("items", link.source), Ref("items", link.target)
    if link.kind in PLAIN_LINKS:
        initial: dict[str, Any] = dict(zip(("source_id", "target_id"), ends, strict=True))
        initial |= {"kind": link.kind, "name": link.name}
        unique: tuple[str, ...] = ("source_id", "target_id", "kind", "name")
    else:
        initial = dict(zip(("predecessor_id", "successor_id"), ends, strict=True))
        initial |= {"type": link.kind}
        unique = ("predecessor_id", "successor_id", "type")
    return Wish(
        ref=Ref("links", link.source_id),
        model=LinkRow if link.kind in PLAIN_LINKS else DependencyRow,
        values={},
        initial=initial,
        needs=ends,
        unique=unique,
    )
