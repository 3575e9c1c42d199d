"""Rooftree's addresses and the trivial page."""

from django.http import HttpResponse

from rooftree.config.urls import *  # noqa: F403
from rooftree.config.urls import urlpatterns as own
from rooftree.web.routing import place

urlpatterns = [place("trivial", name="trivial", GET=lambda request: HttpResponse("ok")), *own]
