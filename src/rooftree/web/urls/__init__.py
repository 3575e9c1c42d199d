"""The addresses of all pages, gathered from one file an area."""

from django.urls import path

from rooftree.web.urls import board, home, listing, new_item
from rooftree.web.views.entrance import index

urlpatterns = [
    path("", index, name="index"),
    *home.routes,
    *board.routes,
    *new_item.routes,
    *listing.routes,
]
