"""Persons: everybody the work can name, with or without an account."""
