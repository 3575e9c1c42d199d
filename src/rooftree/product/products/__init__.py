"""Products: what customers get."""
