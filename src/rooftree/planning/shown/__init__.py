"""The plan as one viewer may see it."""
