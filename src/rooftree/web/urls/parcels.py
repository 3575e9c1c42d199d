"""Whole workspaces, out and in."""

from rooftree.web.outside import door
from rooftree.web.routing import place
from rooftree.web.views import parcels

routes = [
    place("settings/export", name="export", GET=parcels.exports, POST=parcels.ask),
    place("settings/export/<int:pk>", name="export-file", GET=parcels.fetch),
    place("arrivals", name="arrivals", POST=parcels.upload),
    place("arrivals/<int:pk>", name="arrival", GET=parcels.arrival, POST=parcels.bring_in),
]

doors = [
    door("arrivals/<int:pk>", name="arriving", signed_in=True, GET=parcels.arriving),
]
