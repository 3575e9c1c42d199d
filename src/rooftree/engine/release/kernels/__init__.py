"""Compiled parts of release choice; imported only when something is computed."""
