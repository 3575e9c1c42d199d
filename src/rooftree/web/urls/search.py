"""Finding items and people: a page, the palette, and what a text suggests."""

from rooftree.web.routing import place
from rooftree.web.views import search

routes = [
    place("search", name="search", GET=search.results),
    place("palette", name="palette", GET=search.palette),
    place("mentions", name="mentions", GET=search.mentions),
]
