"""Deleted projects and sprints, for thirty days."""
