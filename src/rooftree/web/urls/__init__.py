"""The addresses of all pages, gathered from one file an area: `routes` of workspaces, and `doors` outside."""

from django.urls import include, path

from rooftree.web.routing import behind_first_words
from rooftree.web.urls import bin as deleted
from rooftree.web.urls import (
    board,
    findings,
    goals,
    home,
    imports,
    item,
    listing,
    new_item,
    parcels,
    people,
    plan,
    product,
    project,
    search,
    settings,
    spaces,
    styles,
)
from rooftree.web.views.entrance import index

_routes = [
    *home.routes,
    *board.routes,
    *goals.routes,
    *product.routes,
    *project.routes,
    *findings.routes,
    *plan.routes,
    *new_item.routes,
    *listing.routes,
    *people.routes,
    *settings.routes,
    *parcels.routes,
    *spaces.routes,
    *search.routes,
    *deleted.routes,
    *imports.routes,
    *item.routes,
]

urlpatterns = [
    path("", index, name="index"),
    *styles.doors,
    *people.doors,
    *settings.doors,
    *parcels.doors,
    path("w/<slug:workspace>/", include(behind_first_words(_routes))),
]
