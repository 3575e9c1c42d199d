"""Gathers the room's tables for Django."""

from rooftree.exchange.parcels.models import Parcel, ParcelState, Way
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.runs.models import Run, RunState

__all__ = ["Parcel", "ParcelState", "Run", "RunState", "SourceRecord", "Way"]
