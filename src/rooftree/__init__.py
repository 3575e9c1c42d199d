"""Rooftree joins product management and project management on one model."""
