"""Gathers the room's tables for Django."""

from rooftree.alignment.checks.models import CheckRun
from rooftree.alignment.findings.models import Finding

__all__ = ["CheckRun", "Finding"]
