"""Drawings of plans as Vega-Lite specifications: plain data that a browser or a converter draws."""

from rooftree.engine.plots.confidence import confidence
from rooftree.engine.plots.frontier import FrontierPoint, frontier
from rooftree.engine.plots.gantt import gantt
from rooftree.engine.plots.histogram import histogram
from rooftree.engine.plots.load import load
from rooftree.engine.plots.style import Theme

__all__ = ["FrontierPoint", "Theme", "confidence", "frontier", "gantt", "histogram", "load"]
