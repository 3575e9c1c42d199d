"""Promises: to whom, which date, by whom."""
