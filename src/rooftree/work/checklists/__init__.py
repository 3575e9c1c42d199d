"""Checklists on items."""
