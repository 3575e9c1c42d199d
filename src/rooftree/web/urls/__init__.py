"""The addresses of all pages, gathered from one file an area."""

from django.urls import path

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

urlpatterns = [
    path("", index, name="index"),
    *home.routes,
    *board.routes,
    *goals.routes,
    *product.routes,
    *project.routes,
    *findings.routes,
    *plan.routes,
    *new_item.routes,
    *listing.routes,
    *styles.routes,
    *people.routes,
    *settings.routes,
    *parcels.routes,
    *spaces.routes,
    *search.routes,
    *deleted.routes,
    *imports.routes,
    *item.routes,
]
