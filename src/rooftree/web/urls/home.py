"""The first page of a workspace."""

from rooftree.web.routing import place
from rooftree.web.views import home

routes = [place("", name="home", GET=home.home)]
