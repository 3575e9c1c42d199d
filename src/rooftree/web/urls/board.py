"""Boards and places on them."""

from rooftree.web.routing import place
from rooftree.web.views import board

routes = [
    place("spaces/<str:prefix>/board", name="board", GET=board.board),
    place("items/<str:key>/place", name="place", GET=board.place, POST=board.move),
]
