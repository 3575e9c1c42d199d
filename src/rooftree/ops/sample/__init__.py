"""A small believable company, so that a newcomer has something to look at."""
