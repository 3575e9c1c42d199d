"""Proposals: what the engine would do, until a person accepts it."""
