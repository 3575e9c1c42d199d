"""Items with everything that hangs on them, as wishes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.exchange.bundle import Bundle, Event, Item
from rooftree.exchange.load.hanging import hanging_wishes
from rooftree.exchange.load.ledger import Ledger
from rooftree.exchange.load.spans import Span, span_of
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref, Unit, Wish
from rooftree.work.items.models import Item as ItemRow
from rooftree.work.links.models import Dependency as DependencyRow
from rooftree.work.links.models import Link as LinkRow

PLAIN_LINKS = ("relates", "duplicates")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What items need beside the bundle.

    {source id of a space: prefix}, {source id of an item: number}, {…: rank}, {slug: kind id}, and the
    time of the import.
    """

    prefixes: Mapping[str, str]
    numbers: Mapping[str, int]
    ranks: Mapping[str, str]
    kinds: Mapping[str, int]
    at: datetime


def item_units(bundle: Bundle, around: Surroundings) -> Iterator[Unit]:
    """Yield a unit per item, parents before their parts."""
    categories = {status.source_id: status.category for status in bundle.statuses}
    history = _history(bundle)
    hanging = hanging_wishes(bundle, around.at)
    for item in parents_first(bundle.items):
        ref = Ref("items", item.source_id)
        events = history.get(item.source_id, [])
        yield Unit(
            subject=ref,
            wishes=(
                _item(item, ref, around, span_of(item, events, categories)),
                *hanging.get(item.source_id, ()),
            ),
            events=tuple(events),
        )


def link_units(bundle: Bundle) -> Iterator[Unit]:
    """Yield a unit per item from which links go out."""
    wishes: defaultdict[str, list[Wish]] = defaultdict(list)
    for link in bundle.links:
        is_plain = link.kind in PLAIN_LINKS
        ends = Ref("items", link.source), Ref("items", link.target)
        columns = ("source_id", "target_id") if is_plain else ("predecessor_id", "successor_id")
        kind = "kind" if is_plain else "type"
        wishes[link.source].append(
            Wish(
                ref=Ref("links", link.source_id),
                model=LinkRow if is_plain else DependencyRow,
                values={},
                initial={**dict(zip(columns, ends, strict=True)), kind: link.kind},
                needs=ends,
                unique=(*columns, kind),
            )
        )
    for source, own in wishes.items():
        yield Unit(subject=Ref("items", source), wishes=tuple(own))


def tell_of(bundle: Bundle, ledger: Ledger) -> None:
    """Remark on what the items of a bundle cannot be here."""
    categories = {status.source_id: status.category for status in bundle.statuses}
    history = _history(bundle)
    for item in bundle.items:
        span = span_of(item, history.get(item.source_id, []), categories)
        if span.is_begun and span.start is None:
            ledger.tell("start_unknown", "items", sample=item.title)
        if span.is_ended and span.finish is None:
            ledger.tell("finish_unknown", "items", sample=item.title)
        if _starts_late(item):
            ledger.tell("start_after_target", "items", sample=item.title)
    for attachment in bundle.attachments:
        if attachment.is_cover:
            ledger.tell("cover_not_kept", "attachments", sample=attachment.name)


def parents_first(items: Iterable[Item]) -> list[Item]:
    """Order items so that each comes after what it is a part of; circles stay as they are."""
    by_id = {item.source_id: item for item in items}
    ordered: dict[str, Item] = {}
    for item in by_id.values():
        line: dict[str, Item] = {}
        above: Item | None = item
        while above and above.source_id not in ordered and above.source_id not in line:
            line[above.source_id] = above
            above = by_id.get(above.parent or "")
        ordered |= dict(reversed(line.items()))
    return list(ordered.values())


def _item(item: Item, ref: Ref, around: Surroundings, span: Span) -> Wish:
    space = Ref("spaces", item.space)
    status = Ref("statuses", within(item.space, item.status))
    made = item.created_at or around.at
    archived = item.archived_at or item.updated_at or around.at
    number = around.numbers.get(item.source_id, 0)
    return Wish(
        ref=ref,
        model=ItemRow,
        name=item.title,
        values={
            "title": item.title or _("Untitled"),
            "description": item.description.markdown,
            "status_id": status,
            "parent_id": Ref("items", item.parent) if item.parent else None,
            "reporter_id": Ref("people", item.reporter) if item.reporter else None,
            "start": None if _starts_late(item) else item.start,
            "target": item.target,
            "target_at": item.target_at,
            "archived_at": archived if item.is_archived or item.is_hidden else None,
            **span.known(),
        },
        initial={
            "space_id": space,
            "kind_id": around.kinds.get(item.kind) or around.kinds.get("task"),
            "number": number,
            "key": f"{around.prefixes[item.space]}-{number}",
            "rank": around.ranks.get(item.source_id, ""),
            "created_at": made,
            "updated_at": item.updated_at or made,
        },
        bonds={
            "assignees": tuple(Ref("people", one) for one in item.assignees),
            "labels": tuple(Ref("labels", within(item.space, one)) for one in item.labels),
            "aliases": item.aliases,
        },
        needs=(space, status),
    )


def _starts_late(item: Item) -> bool:
    return item.start is not None and item.target is not None and item.start > item.target


def _history(bundle: Bundle) -> dict[str, list[Event]]:
    history: defaultdict[str, list[Event]] = defaultdict(list)
    for event in bundle.events:
        if event.subject_kind == "item":
            history[event.subject].append(event)
    return history
