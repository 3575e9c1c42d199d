"""Rooftree's addresses and the trivial page."""

from django.http import HttpResponse
from django.urls import include, path

from rooftree.config.urls import *  # noqa: F403
from rooftree.config.urls import urlpatterns as own
from rooftree.web.routing import place

trivial = place("trivial", name="trivial", GET=lambda request: HttpResponse("ok"))
urlpatterns = [path("w/<slug:workspace>/", include([trivial])), *own]
