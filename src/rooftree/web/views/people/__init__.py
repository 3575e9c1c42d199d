"""People and what belongs to them, one file an idea."""
