"""The change log of one thing, in words."""
