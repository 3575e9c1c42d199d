"""The addresses of all pages, gathered from one file an area."""

from django.urls import path

from rooftree.web.urls import board, goals, home, listing, new_item, styles
from rooftree.web.views.entrance import index

urlpatterns = [
    path("", index, name="index"),
    *home.routes,
    *board.routes,
    *goals.routes,
    *new_item.routes,
    *listing.routes,
    *styles.routes,
]
