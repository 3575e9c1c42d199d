"""What was found."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.handles import handles_like
from rooftree.web.pages.item.marks import item_mark
from rooftree.web.pieces import ItemMark
from rooftree.work.items.recent import items_lately_changed, items_of_keys
from rooftree.work.items.tree import Relative
from rooftree.work.search.queries import Hit, search_items

SHOWN = 50
SUGGESTED = 8
MOST_RECENT = 8

Rows = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An item that was found, and the passage in which the words stand, when that is a text."""

    item: ItemMark
    space: str
    passage: str
    is_archived: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page of results prints."""

    words: str
    url: str
    found: tuple[Found, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class PalettePage:
    """Options of the palette under a heading."""

    heading: str
    items: tuple[ItemMark, ...]


def search_page(viewer: Viewer, words: str, *, base: str) -> SearchPage:
    """Return the items that hold all words; none for no words."""
    hits = search_items(viewer, words, limit=SHOWN + 1)
    found = tuple(
        Found(_mark(hit, base), hit.space_name, hit.excerpt, hit.archived_at is not None)
        for hit in hits[:SHOWN]
    )
    return SearchPage(words.strip(), f"{base}/search", found, len(hits) > SHOWN)


def palette_page(viewer: Viewer, words: str, recent: str, *, base: str) -> PalettePage:
    """Return items that hold the words; without words those of the recent keys, else those changed last."""
    if words.strip():
        hits = search_items(viewer, words, limit=SUGGESTED)
        return PalettePage(_("Items"), tuple(_mark(hit, base) for hit in hits))
    keys = [key for key in recent[:500].split(",") if key][:MOST_RECENT]
    items = items_of_keys(viewer, keys)
    return PalettePage(_("Opened last"), tuple(item_mark(one, base) for one in items))


def suggested(viewer: Viewer, kind: str, words: str) -> Rows:
    """Return (what is put into the text, what is read, a note) for people or items."""
    if kind == "@":
        return tuple(
            (f"@{handle}", name, f"@{handle}")
            for name, handle in handles_like(viewer, words, limit=SUGGESTED)
        )
    sign = "" if kind == "key" else "#"
    found: list[Hit] | list[Relative]
    if words.strip().lstrip("#"):
        found = search_items(viewer, words.strip().lstrip("#"), limit=SUGGESTED)
    else:
        found = items_lately_changed(viewer, limit=SUGGESTED)
    return tuple((f"{sign}{one.key}", one.title, one.key) for one in found)


def _mark(hit: Hit, base: str) -> ItemMark:
    return ItemMark(
        key=hit.key,
        title=hit.title,
        url=f"{base}/items/{hit.key}",
        kind=hit.kind_slug,
        kind_name=hit.kind_name,
        category=hit.status_category,
        status=hit.status_name,
    )
