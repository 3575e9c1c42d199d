"""Texts in Markdown as finished markup, kept by what stands in them."""

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from rooftree.accounts.viewer import Viewer
from rooftree.work.text.links import (
    NO_LINKS,
    Links,
    NamedItem,
    NamedPerson,
    handles_in,
    keys_in,
    links_for,
)
from rooftree.work.text.markdown import to_html

KEPT = 2_000
LONGEST_KEPT = 10_000

Persons = tuple[tuple[str, NamedPerson], ...]
Items = tuple[tuple[str, NamedItem], ...]


def rendered(viewer: Viewer, texts: Sequence[str], *, base: str) -> list[Markup]:
    """Return texts as HTML, with links to the persons and items that they name, as far as in sight.

    At most two queries, none when no text names anything.
    """
    links = NO_LINKS
    if any("@" in text or "#" in text for text in texts):
        links = links_for(viewer, texts, item_address=lambda key: f"{base}/items/{key}")
    return [_one(text, links) for text in texts]


def _one(text: str, links: Links) -> Markup:
    if not text:
        return Markup()
    persons: Persons = ()
    items: Items = ()
    if links is not NO_LINKS:
        handles, keys = handles_in([text]), keys_in([text])
        persons = tuple((name, one) for name, one in links.persons.items() if name in handles)
        items = tuple((key, one) for key, one in links.items.items() if key in keys)
    make = _kept if len(text) <= LONGEST_KEPT else _made
    return make(text, persons, items)


def _made(text: str, persons: Persons, items: Items) -> Markup:
    html = to_html(text, Links(persons=dict(persons), items=dict(items)))
    return Markup(html)  # noqa: S704 - sanitised by to_html


_kept = lru_cache(maxsize=KEPT)(_made)
