"""The shared item, from idea to outcome, and what surrounds it."""
