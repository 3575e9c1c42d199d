"""Searching."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeAlias

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.work.comments.models import Comment
from rooftree.work.ids import ids_in, listed
from rooftree.work.items.models import Alias
from rooftree.work.items.queries import items_seen, items_tested
from rooftree.work.search import tables
from rooftree.work.search.excerpts import excerpt
from rooftree.work.search.words import words_of
from rooftree.work.spaces.models import OPEN_CATEGORIES

Rows: TypeAlias = "QuerySet[Any, tuple[Any, ...]]"

LONGEST_QUERY = 500
MOST_WORDS = 12
SHOWN = (
    "id", "key", "title", "kind__slug", "kind__name", "kind__icon", "kind__colour",
    "status__name", "status__category", "space__prefix", "space__name", "archived_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found; the excerpt says where, when neither key, title nor labels do."""

    excerpt: str
    id: int
    key: str
    title: str
    kind_slug: str
    kind_name: str
    kind_icon: str
    kind_colour: str
    status_name: str
    status_category: str
    space_prefix: str
    space_name: str
    archived_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Tell whether the item is neither done nor cancelled."""
        return self.status_category in OPEN_CATEGORIES


def search_items(viewer: Viewer, text: str, *, limit: int = 20) -> list[Hit]:
    """Return the items that the viewer may see and that hold all words of a text, best first.

    The last word may be unfinished. An item whose key or old key is the text comes first, then those
    with the words in key, title or labels, the last one whole or else only begun, then those that
    speak of them in description or comments.
    Any text is safe; one without words finds nothing.
    """
    text = _storable(text[:LONGEST_QUERY])
    words = list(dict.fromkeys(islice(words_of(text), MOST_WORDS)))
    if not words:
        return []
    seen = _ids_seen.sql(viewer)
    named = _named(viewer, seen, text, words, limit)
    found = named
    if len(named) < limit:
        inside = tables.matches(seen, words, limit, only_names=False, begun=True)
        found = _unique([*named, *inside])
    found = found[:limit]
    return _hits(viewer, found, _excerpts(viewer, found[len(named) :], words))


def _named(
    viewer: Viewer, seen: tables.Seen, text: str, words: Sequence[str], limit: int
) -> list[int]:
    whole = tables.matches(seen, words, limit, only_names=True, begun=False)
    found = _unique([*_keyed(viewer, text), *whole])
    if len(found) >= limit:
        return found
    # To look for beginnings takes three times as long.
    return _unique([*found, *tables.matches(seen, words, limit, only_names=True, begun=True)])


def _keyed(viewer: Viewer, text: str) -> list[int]:
    if len(text.split()) > 1:
        return []  # keys have no spaces
    names = {text, text.upper(), text.removeprefix("#").upper()}
    # Two questions, since one with "or" would read the whole table.
    found = {*_keyed_now(viewer, tuple(names)), *_keyed_once(viewer, tuple(names))}
    return sorted(pk for (pk,) in found)


@prepared
def _ids_seen(viewer: Viewer) -> Rows:
    return items_tested(viewer).order_by().values_list("id")


@prepared
def _keyed_now(viewer: Viewer, names: tuple[str, ...]) -> Rows:
    return items_seen(viewer).filter(key__in=names).values_list("pk")


@prepared
def _keyed_once(viewer: Viewer, names: tuple[str, ...]) -> Rows:
    aliases = Alias.objects.filter(workspace_id=viewer.workspace_id, name__in=names)
    return items_seen(viewer).filter(pk__in=aliases.values("item_id")).values_list("pk")


def _excerpts(viewer: Viewer, item_ids: Sequence[int], words: Sequence[str]) -> dict[int, str]:
    if not item_ids:
        return {}
    seen = items_seen(viewer).filter(pk__in=item_ids)
    texts = list(seen.values_list("pk", "description"))
    texts += Comment.objects.filter(item__in=item_ids).order_by("pk").values_list("item_id", "body")
    passages: dict[int, str] = {}
    for pk, text in texts:
        if not passages.get(pk):
            passages[pk] = excerpt(text, words)
    return passages


def _hits(viewer: Viewer, item_ids: Sequence[int], passages: dict[int, str]) -> list[Hit]:
    hits = {row[0]: Hit(passages.get(row[0], ""), *row) for row in _shown(viewer, listed(item_ids))}
    return [hits[pk] for pk in item_ids if pk in hits]


@prepared
def _shown(viewer: Viewer, item_ids: str) -> Rows:
    return items_seen(viewer).filter(pk__in=ids_in(item_ids)).values_list(*SHOWN)


def _storable(text: str) -> str:
    """Leave out what no database takes: half characters and the character zero."""
    return text.encode(errors="ignore").decode().replace("\0", " ").strip()


def _unique(item_ids: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(item_ids))
