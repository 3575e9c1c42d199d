"""Gathers the room's tables for Django."""

from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.runs.models import Run, RunState

__all__ = ["Run", "RunState", "SourceRecord"]
