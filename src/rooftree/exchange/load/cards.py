"""Items with everything that hangs on them, as wishes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from rooftree.exchange.bundle import Bundle, Event, Index, Item
from rooftree.exchange.load.family import Family, Kinds
from rooftree.exchange.load.hanging import Homes, hanging_wishes
from rooftree.exchange.load.ledger import Ledger
from rooftree.exchange.load.spans import Span, span_of
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref, Unit, Wish
from rooftree.work.items.models import Item as ItemRow

TOO_MANY_POINTS = 999_999


_COLUMNS_OF: Mapping[str, tuple[str, ...]] = {
    "description": ("description",),
    "status": ("status_id", "actual_start", "actual_finish"),
    "reporter": ("reporter_id",),
    "start": ("start",),
    "target": ("target", "target_at"),
    "archived": ("archived_at",),
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What items need beside the bundle.

    {source id of a space: prefix}, {source id of an item: number}, {…: rank}, and the time of the
    import.
    """

    prefixes: Mapping[str, str]
    numbers: Mapping[str, int]
    ranks: Mapping[str, str]
    kinds: Kinds
    family: Family
    at: datetime


def item_units(bundle: Bundle, index: Index, around: Surroundings) -> Iterator[Unit]:
    """Yield a unit per item, parents before their parts."""
    categories = {status.source_id: status.category for status in bundle.statuses}
    homes = Homes(around.at, {field.source_id: field.space for field in bundle.fields})
    for source_id in around.family.order:
        item, hanging = index.item(source_id), index.hanging(source_id)
        ref = Ref("items", source_id)
        span = span_of(item, hanging.events, categories)
        wish = _silenced(_item(item, ref, around, span, bundle.told), bundle.silent)
        yield Unit(
            subject=ref,
            wishes=(wish, *hanging_wishes(hanging, item, homes)),
            events=tuple(hanging.events),
        )


def tell_of(bundle: Bundle, index: Index, family: Family, ledger: Ledger) -> None:
    """Remark on what the items of a bundle cannot be here."""
    categories = {status.source_id: status.category for status in bundle.statuses}
    for item in bundle.items:
        _tell_of_item(item, index.hanging(item.source_id).events, categories, ledger)
        if item.source_id in family.lost:
            ledger.tell(family.lost[item.source_id], "items", sample=item.title)
    for attachment in bundle.attachments:
        if attachment.is_cover:
            ledger.tell("cover_not_kept", "attachments", sample=attachment.name)


def tell_renumbered(bundle: Bundle, numbers: Mapping[str, int], ledger: Ledger) -> None:
    """Remark on new items whose numbers were not free."""
    for item in bundle.items:
        number = numbers.get(item.source_id)
        if number is not None and item.number is not None and number != item.number:
            ledger.tell("number_changed", "items", place=str(number), sample=item.title)


def _tell_of_item(
    item: Item, events: Sequence[Event], categories: Mapping[str, str], ledger: Ledger
) -> None:
    span = span_of(item, events, categories)
    if span.is_begun and span.start is None:
        ledger.tell("start_unknown", "items", sample=item.title)
    if span.is_ended and span.finish is None:
        ledger.tell("finish_unknown", "items", sample=item.title)
    if _is_too_large(item):
        ledger.tell("points_too_large", "items", sample=item.title)
    if _starts_late(item):
        ledger.tell("start_after_target", "items", sample=item.title)


def _item(item: Item, ref: Ref, around: Surroundings, span: Span, told: frozenset[str]) -> Wish:
    space = Ref("spaces", item.space)
    status = Ref("statuses", within(item.space, item.status))
    made = item.created_at or around.at
    archived = item.archived_at or item.updated_at or around.at
    number = around.numbers.get(item.source_id, 0)
    prefix = around.prefixes[item.space]
    key, own = f"{prefix}-{number}", {f"{prefix}-{number}", f"{prefix}-{item.number}"}
    return Wish(
        ref=ref,
        model=ItemRow,
        name=item.title,
        values={
            "title": item.title or _("Untitled"),
            "description": item.description.markdown,
            "status_id": status,
            "reporter_id": Ref("people", item.reporter) if item.reporter else None,
            "start": None if _starts_late(item) else item.start,
            "target": item.target,
            "target_at": item.target_at,
            "archived_at": archived if item.is_archived or item.is_hidden else None,
            **span.known(),
            **_told_columns(item, around.family, told),
        },
        initial={
            "space_id": space,
            "kind_id": around.kinds.of(item)[0],
            "number": number,
            "key": key,
            "rank": around.ranks.get(item.source_id, ""),
            "created_at": made,
            "updated_at": item.updated_at or made,
        },
        bonds={
            "assignees": tuple(Ref("people", one) for one in item.assignees),
            "labels": tuple(Ref("labels", within(item.space, one)) for one in item.labels),
            "aliases": tuple(one for one in item.aliases if one not in own),
            **_told_sets(item, told),
        },
        needs=(space, status),
    )


def _silenced(wish: Wish, silent: frozenset[str]) -> Wish:
    """Return a wish that leaves alone, in an item that is here, what the source does not speak of."""
    columns = {column for name in silent for column in _COLUMNS_OF.get(name, ())}
    if not silent:
        return wish
    kept = {name: value for name, value in wish.values.items() if name in columns}
    return replace(
        wish,
        values={name: value for name, value in wish.values.items() if name not in columns},
        initial={**wish.initial, **kept},
        bonds={name: bond for name, bond in wish.bonds.items() if name not in silent},
    )


def _told_columns(item: Item, family: Family, told: frozenset[str]) -> dict[str, Any]:
    parent = family.parents.get(item.source_id)
    columns = {
        "parent": ("parent_id", Ref("items", parent) if parent else None),
        "priority": ("priority", item.priority),
        "points": ("points", _points(item)),
        "estimate": ("estimate_likely", item.estimate),
        "remaining": ("remaining", item.remaining),
        "resolution": ("resolution", item.resolution),
        "votes": ("votes_elsewhere", max(0, item.votes - len(item.voters))),
    }
    return dict(column for name, column in columns.items() if name in told)


def _told_sets(item: Item, told: frozenset[str]) -> dict[str, tuple[Ref, ...]]:
    sets = {
        "components": ("components", item.components),
        "releases": ("releases", item.releases),
        "affected_releases": ("releases", item.affected_releases),
        "sprints": ("sprints", item.sprints),
        "watchers": ("people", item.watchers),
        "voters": ("people", item.voters),
    }
    return {
        name: tuple(Ref(kind, one) for one in members)
        for name, (kind, members) in sets.items()
        if name in told
    }


def _points(item: Item) -> Decimal | None:
    """Return the points as exactly as they are kept here, so that they read the same next time."""
    return None if item.points is None or _is_too_large(item) else round(item.points, 2)


def _is_too_large(item: Item) -> bool:
    return item.points is not None and abs(item.points) >= TOO_MANY_POINTS


def _starts_late(item: Item) -> bool:
    return item.start is not None and item.target is not None and item.start > item.target
