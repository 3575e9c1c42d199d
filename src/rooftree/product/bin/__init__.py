"""Deleted goals, key results and measurements, for thirty days."""
