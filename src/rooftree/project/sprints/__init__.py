"""Sprints: short spans of work with a goal."""
