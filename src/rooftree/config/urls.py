"""Addresses of the whole site; the pages' own are in web/urls.py."""

from django.urls import URLPattern, URLResolver, include, path

from rooftree.config.apps_present import present
from rooftree.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("account/", include("allauth.account.urls")),
    *(path("", include(name)) for name in present(["rooftree.web.urls"])),
]
