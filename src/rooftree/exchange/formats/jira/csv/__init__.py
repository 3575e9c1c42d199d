"""Jira's issues as CSV, in the language of whoever exported them."""
