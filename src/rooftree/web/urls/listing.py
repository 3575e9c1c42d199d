"""Lists of items."""

from rooftree.web.routing import place
from rooftree.web.views import listing

routes = [
    place("items", name="items", GET=listing.items),
    place("items/changes", name="item-changes", POST=listing.change),
    place("mine", name="mine", GET=listing.mine),
]
