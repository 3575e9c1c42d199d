"""Days on which nobody of a calendar works."""
