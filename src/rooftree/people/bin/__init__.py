"""Deleted skills and holidays, for thirty days."""
