"""Bounded undertakings."""
