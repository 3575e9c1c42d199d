"""Making items. Stands before the single item's address, which would take "new" for a key."""

from rooftree.web.routing import place
from rooftree.web.views import new_item

routes = [place("items/new", name="new-item", GET=new_item.form, POST=new_item.create)]
