"""Addresses of the whole site; the pages' own are in web/urls/."""

from django.urls import URLPattern, URLResolver, include, path

from rooftree.config.health import health
from rooftree.ops.sign_in_link import follow_link

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("sign-in/link/<path:token>", follow_link, name="sign_in_link"),
    path("account/", include("rooftree.accounts.open_pages")),
    path("", include("rooftree.web.urls")),
]

handler403 = "rooftree.web.refusals.forbidden"
handler404 = "rooftree.web.refusals.not_found"
handler500 = "rooftree.web.refusals.broken"
