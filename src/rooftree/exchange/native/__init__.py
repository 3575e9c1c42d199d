"""Whole workspaces, out of one installation and into another, row by row and with their log."""
