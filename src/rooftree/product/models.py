"""Gathers the room's tables for Django."""

from rooftree.product.goals.models import Goal
from rooftree.product.key_results.models import KeyResult, Measurement
from rooftree.product.serving.models import Serves

__all__ = ["Goal", "KeyResult", "Measurement", "Serves"]
