"""What was deleted lately, and the way back."""

from rooftree.web.routing import place
from rooftree.web.views import bin as deleted

routes = [
    place("bin", name="bin", GET=deleted.show_bin),
    place("bin/<int:seq>/restoration", name="restoration", POST=deleted.restore),
]
