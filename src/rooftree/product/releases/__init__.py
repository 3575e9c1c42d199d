"""Releases: what comes out together."""
