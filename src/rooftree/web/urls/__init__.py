"""The addresses of all pages, gathered from one file an area."""

from django.urls import path

from rooftree.web.views.entrance import index

handler403 = "rooftree.web.refusals.forbidden"
handler404 = "rooftree.web.refusals.not_found"
handler500 = "rooftree.web.refusals.broken"

urlpatterns = [
    path("", index, name="index"),
]
