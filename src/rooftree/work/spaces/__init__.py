"""Spaces: the home of items, their workflow and their members."""
